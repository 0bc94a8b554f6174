package io.tierguard.secrets.aws;

import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Value;
import io.tierguard.source.SecretRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the secrets that were read hold: keys and values, or a reason why there are none. */
final class Contents {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Key, Wanted> suppliers = new HashMap<>();
    private final Once once = new Once();
    private final String keyPrefix;
    private final Set<Key> asked;
    private final Set<Key> bytes;

    private Contents(String keyPrefix, SecretRequest request) {
        this.keyPrefix = keyPrefix;
        this.asked = request.keys();
        this.bytes = request.bytes();
    }

    static Contents of(List<Wanted> all, Map<Wanted, StoredSecret> read, String keyPrefix, SecretRequest request) {
        Contents contents = new Contents(keyPrefix, request);
        for (Wanted one : all) {
            StoredSecret secret = read.get(one);
            if (secret != null && contents.once.isFirst(one, secret.name(), secret.arn())) {
                contents.add(one, secret);
            }
        }
        contents.problems.addAll(contents.once.problems());
        return contents;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Problem> problems() {
        return problems;
    }

    private void add(Wanted one, StoredSecret secret) {
        Value text = secret.text();
        Key mapped = one.key();
        if (text == null) {
            addBinary(one, secret.binary(), secret.version());
        } else if (mapped != null) {
            add(one, mapped, new Origin.Stored(store(one), "*", secret.version()), text.reveal());
        } else {
            addObject(one, text.reveal(), secret.version());
        }
    }

    /** Bytes have no text that everyone would agree on; a key that is declared as bytes says that it is their Base64. */
    private void addBinary(Wanted one, @Nullable Value base64, @Nullable String version) {
        Key mapped = one.key();
        if (base64 != null && mapped != null && bytes.contains(mapped)) {
            add(one, mapped, new Origin.Stored(store(one), "*", version), base64.reveal());
            return;
        }
        String declared = "as Bytes (in tierguard.conf: type = bytes)";
        refuse(
                one,
                "is binary",
                "a key takes bytes where it is declared so and the secret is mapped to it",
                mapped == null
                        ? "declare its key " + declared + " and map it: " + mapping(one, "SIGNING_KEY")
                                + "; or store it as text"
                        : "declare " + mapped.name() + " " + declared + ", or store it as text");
    }

    private void addObject(Wanted one, String text, @Nullable String version) {
        List<SecretJson.Item> items;
        try {
            items = SecretJson.read(text);
        } catch (SecretJson.Unreadable e) {
            refuse(
                    one,
                    e.what(),
                    e.because() == null ? "a JSON object says which value is which key's" : e.because(),
                    e.fix() == null
                            ? "make it one JSON object, {\"OPENAI_API_KEY\": \"…\"}, or map the whole text to its key: "
                                    + mapping(one, "OPENAI_API_KEY")
                            : e.fix());
            return;
        }
        int unfit = 0;
        for (SecretJson.Item item : items) {
            Key key = item.path().isEmpty() ? null : Key.fromPath(keyPrefix + item.path());
            if (key == null) {
                unfit++;
            } else {
                String place = asked.contains(key) ? item.path() : key.name();
                add(one, key, new Origin.Stored(store(one), place, version), item.text());
            }
        }
        if (unfit > 0) {
            String what = unfit == 1 ? "has a name that is no key's" : "has " + unfit + " names that are no keys'";
            refuse(
                    one,
                    what,
                    "a key has letters, digits and any of _ - . and begins with a letter; what is none may be a secret itself",
                    "rename it, or move it to a secret of its own");
        }
    }

    private void add(Wanted one, Key key, Origin origin, String text) {
        Wanted other = suppliers.putIfAbsent(key, one);
        if (other == null || other.equals(one)) {
            entries.add(Entry.of(key.name(), text, origin));
        } else if (asked.contains(key)) {
            problems.add(Problem.of(
                            ProblemId.SECRETS_CLASH, other.name() + " and " + one.name() + " both supply " + key.name())
                    .key(key)
                    .at(origin)
                    .because("which of them is meant, nobody could say")
                    .fix("keep it in one of them, or set them apart by .keyPrefix(…)"));
        }
    }

    private void refuse(Wanted one, String what, String because, String fix) {
        problems.add(Problem.of(ProblemId.SECRET_MALFORMED, one.name() + " " + what)
                .at(new Origin.Stored(store(one), "*"))
                .because(because)
                .fix(fix));
    }

    /** Returns how a secret is mapped, in Java and in a contract. */
    private static String mapping(Wanted one, String key) {
        return ".mapped(\"" + one.name() + "\", \"" + key + "\"), or in tierguard.conf " + one.name() + "#" + key;
    }

    static String store(Wanted one) {
        return Plan.STORE + " " + one.name();
    }
}
