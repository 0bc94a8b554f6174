package io.tierguard.secrets.aws;

import io.tierguard.model.Key;
import io.tierguard.source.SecretProvider;
import java.util.HashMap;
import java.util.Map;

/**
 * Opens what a contract writes after {@code aws:}.
 *
 * <p>That is names or ARNs of secrets, with commas between them: {@code aws:event-api/{tier},shared/{tier}}. A name that ends with
 * {@code ?} may be absent; {@code name#KEY} is a plain text that is the value of KEY; a name that ends with {@code /*}, alone,
 * stands for all secrets that begin so.
 */
public final class AwsProvider implements SecretProvider {
    private static final Answer EXPECTED =
            new Answer.Malformed("names or ARNs with commas between them, or a prefix: a/{tier}, a?, a#KEY, a/*");

    private static final Answer MAPPED_TWICE =
            new Answer.Malformed("a list that names each secret once, for one key or for a JSON object");

    /** For {@link java.util.ServiceLoader}. */
    public AwsProvider() {}

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public Answer open(Request request) {
        String reference = request.reference();
        if (reference.endsWith("/*")) {
            String prefix = reference.substring(0, reference.length() - 1);
            return SecretId.mistakeInPrefix(prefix) == null ? new Answer.Opened(AwsSecrets.prefix(prefix)) : EXPECTED;
        }
        AwsSecrets secrets = null;
        Map<String, String> keys = new HashMap<>();
        for (String part : reference.split(",", -1)) {
            String text = part.strip();
            boolean optional = text.endsWith("?");
            String item = optional ? text.substring(0, text.length() - 1) : text;
            int hash = item.indexOf('#');
            String name = hash < 0 ? item : item.substring(0, hash);
            String key = hash < 0 ? "" : item.substring(hash + 1);
            if (SecretId.mistakeIn(name) != null || (hash >= 0 && !Key.isValid(key))) {
                return EXPECTED;
            }
            String before = keys.putIfAbsent(SecretId.in(request.tier(), name), key);
            if (before != null && !before.equals(key)) {
                return MAPPED_TWICE;
            }
            secrets = secrets == null ? AwsSecrets.named(name) : secrets.and(name);
            secrets = optional ? secrets.optional(name) : secrets;
            secrets = hash < 0 ? secrets : secrets.mapped(name, key);
        }
        return secrets == null ? EXPECTED : new Answer.Opened(secrets);
    }
}
