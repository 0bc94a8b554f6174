package io.tierguard.secrets.aws;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest statement of a policy that allows what was denied, as JSON on one line.
 *
 * @param region the region that was asked, or null where it isn't known
 * @param account the account that was asked, or null where it isn't known
 */
record IamStatement(@Nullable String region, @Nullable String account) {
    String allow(Operation operation, List<Wanted> secrets) {
        List<String> resources = new ArrayList<>();
        for (Wanted one : secrets) {
            resources.add(quoted(arn(one.id())));
        }
        boolean isOfAll = operation == Operation.LIST || resources.isEmpty();
        String resource = isOfAll ? "\"*\"" : String.join(", ", resources);
        return statement(operation.action(), resources.size() > 1 && !isOfAll ? "[" + resource + "]" : resource);
    }

    String allowKey() {
        String key = "arn:" + partition() + ":kms:" + orAny(region) + ":" + orAny(account) + ":key/<key id>";
        return statement("kms:Decrypt", quoted(key));
    }

    private static String statement(String action, String resource) {
        return "{\"Effect\": \"Allow\", \"Action\": \"" + action + "\", \"Resource\": " + resource + "}";
    }

    /** The manager adds a hyphen and six characters to a name. */
    private String arn(String id) {
        return SecretId.isArn(id)
                ? id
                : "arn:" + partition() + ":secretsmanager:" + orAny(region) + ":" + orAny(account) + ":secret:" + id
                        + "-??????";
    }

    private String partition() {
        if (region == null) {
            return "aws";
        }
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    private static String orAny(@Nullable String part) {
        return part == null ? "*" : part;
    }

    private static String quoted(String text) {
        return '"' + text + '"'; // of names and ARNs, which need no escape
    }
}
