package io.tierguard.guard;

import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Secrets that are none: left as the template had them, or easy to guess. No finding says how a secret is weak. */
final class SecretGuard implements Guard {
    private static final int SHORTEST = 12;
    private static final int FEWEST_DISTINCT = 5;

    @Override
    public void inspect(Inspection inspection) {
        Set<String> plain = null;
        for (Setting setting : inspection.settings()) {
            if (!setting.spec().secret()) {
                continue;
            }
            // Both are asked, so that both are counted; what one can judge, the other can.
            inspection.canJudge(ProblemId.PLACEHOLDER_SECRET, setting);
            boolean judged = inspection.canJudge(ProblemId.WEAK_SECRET, setting);
            String secret = secretPart(setting);
            if (!judged || secret.isEmpty()) {
                continue;
            }
            String what = secret.equals(setting.text()) ? setting.key().name() : "the password in " + setting.key();
            if (isPlaceholder(secret)) {
                inspection.refuse(
                        Problem.of(ProblemId.PLACEHOLDER_SECRET, what + " is a placeholder, not a secret")
                                .because("everyone who has read the template knows it")
                                .fix("replace it by a secret that was made for "
                                        + inspection.tier().label()),
                        setting);
                continue;
            }
            if (plain == null) {
                plain = plainValues(inspection);
            }
            if (isWeak(secret, setting) || plain.contains(secret)) {
                inspection.refuse(
                        Problem.of(ProblemId.WEAK_SECRET, what + " is too weak to be a secret")
                                .because("a secret has at least " + SHORTEST + " characters, " + FEWEST_DISTINCT
                                        + " different ones among them, and is not the value or the name of a key")
                                .fix("replace it by a longer, random one"),
                        setting);
            }
        }
    }

    /** The user and the database are among them, wherever they are keys of the contract. */
    private static Set<String> plainValues(Inspection inspection) {
        Set<String> values = new HashSet<>();
        for (Setting setting : inspection.settings()) {
            if (!setting.spec().secret()) {
                values.add(setting.text());
            }
        }
        return values;
    }

    /** The whole of a text, the password of a URL; of other types nothing can be said. */
    private static String secretPart(Setting setting) {
        String text = setting.text();
        if (text.contains("://")) {
            return ConnectionUrl.of(text).password();
        }
        return setting.spec().type().isFreeText() ? text : "";
    }

    static boolean isPlaceholder(String secret) {
        String text = secret.strip().toLowerCase(Locale.ROOT);
        if ((text.startsWith("<") && text.endsWith(">"))
                || text.contains("your-")
                || text.contains("your_")
                || text.startsWith("sk-development")
                || text.contains("changeme")
                || text.contains("change-me")
                || text.contains("change_me")
                || text.contains("placeholder")
                || text.contains("example")
                || text.contains("password")) {
            return true;
        }
        return isCommon(letters(text)) || isRun(text, 'x') || isRun(text, '*') || isRun(text, '.');
    }

    /** Words that are put where a secret should be, whatever digits and signs are put around them. */
    private static boolean isCommon(String letters) {
        return switch (letters) {
            case "password",
                    "passwort",
                    "passwd",
                    "pass",
                    "pwd",
                    "secret",
                    "mysecret",
                    "supersecret",
                    "topsecret",
                    "token",
                    "apikey",
                    "key",
                    "admin",
                    "root",
                    "test",
                    "testing",
                    "dummy",
                    "default",
                    "none",
                    "todo",
                    "tbd",
                    "fixme",
                    "replaceme",
                    "letmein",
                    "qwerty",
                    "postgres",
                    "changeit",
                    "notasecret" -> true;
            default -> false;
        };
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static boolean isRun(String text, char of) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != of) {
                return false;
            }
        }
        return text.length() >= 3;
    }

    private static boolean isWeak(String secret, Setting setting) {
        ConnectionUrl url = ConnectionUrl.of(setting.text());
        return secret.codePointCount(0, secret.length()) < SHORTEST
                || !hasDistinct(secret)
                || secret.equalsIgnoreCase(setting.key().name())
                || secret.equals(url.user())
                || secret.equals(url.database());
    }

    private static boolean hasDistinct(String secret) {
        StringBuilder seen = new StringBuilder(FEWEST_DISTINCT);
        for (int i = 0; i < secret.length() && seen.length() < FEWEST_DISTINCT; i++) {
            if (seen.indexOf(secret.substring(i, i + 1)) < 0) {
                seen.append(secret.charAt(i));
            }
        }
        return seen.length() == FEWEST_DISTINCT;
    }
}
