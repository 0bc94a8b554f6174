package io.tierguard.guard;

import io.tierguard.Tier;
import io.tierguard.contract.Setting;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
            if (!judged) {
                continue;
            }
            if (plain == null) {
                plain = plainValues(inspection);
            }
            Problem problem = problem(inspection.tier(), setting, plain);
            if (problem != null) {
                inspection.refuse(problem, setting);
            }
        }
    }

    /** Of several elements the worst is named. */
    private static @Nullable Problem problem(Tier tier, Setting setting, Set<String> plain) {
        Object parsed = setting.parsed();
        if (!(parsed instanceof Collection || parsed instanceof Map)) {
            boolean isText = setting.spec().type().isFreeText();
            return problem(tier, setting, setting.key().name(), setting.text(), isText, plain);
        }
        Problem worst = null;
        for (Object element : parsed instanceof Map<?, ?> map ? map.values() : (Collection<?>) parsed) {
            boolean isText = element instanceof String;
            String what = "an element of " + setting.key();
            Problem found = problem(tier, setting, what, element.toString(), isText, plain);
            if (found != null && (worst == null || found.id() == ProblemId.PLACEHOLDER_SECRET)) {
                worst = found;
            }
        }
        return worst;
    }

    /** The whole of a text is judged, and the password of a URL; of other types nothing can be said. */
    private static @Nullable Problem problem(
            Tier tier, Setting setting, String name, String text, boolean isText, Set<String> plain) {
        ConnectionUrl url = ConnectionUrl.of(text);
        String secret = url.isNone() ? (isText ? text : "") : url.password();
        String what = url.isNone() ? name : "the password in " + name;
        if (secret.isEmpty()) {
            return null;
        }
        if (Placeholders.isPlaceholder(secret)) {
            return Problem.of(ProblemId.PLACEHOLDER_SECRET, what + " is a placeholder, not a secret")
                    .because("everyone who has read the template knows it")
                    .fix("replace it by a secret that was made for " + tier.label());
        }
        if (tier == Tier.PRODUCTION && isForTesting(secret)) {
            return Problem.of(ProblemId.PLACEHOLDER_SECRET, what + " is a key for testing, and this is production")
                    .because("what is done with such a key does not really happen")
                    .fix("replace it by production's own");
        }
        if (isWeak(secret, setting, url) || plain.contains(secret)) {
            return Problem.of(ProblemId.WEAK_SECRET, what + " is too weak to be a secret")
                    .because("a secret has at least " + SHORTEST + " characters, " + FEWEST_DISTINCT
                            + " different ones among them, and is not the value or the name of a key")
                    .fix("replace it by a longer, random one");
        }
        return null;
    }

    private static boolean isForTesting(String secret) {
        return secret.startsWith("sk_test_") || secret.startsWith("rk_test_");
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

    private static boolean isWeak(String secret, Setting setting, ConnectionUrl url) {
        return secret.codePointCount(0, secret.length()) < SHORTEST
                || !hasDistinct(secret)
                || isSequence(secret)
                || isName(secret, setting.key().name())
                || secret.equals(url.user())
                || secret.equals(url.database());
    }

    /** Whatever stands between the words: SESSION-SECRET is SESSION_SECRET. */
    private static boolean isName(String secret, String key) {
        return Placeholders.letters(secret).equalsIgnoreCase(Placeholders.letters(key))
                && secret.length() <= key.length();
    }

    /** Counting up or down, but for a break here and there: 123456789012. */
    private static boolean isSequence(String secret) {
        int breaks = 0;
        for (int i = 1; i < secret.length(); i++) {
            int step = Math.abs(secret.charAt(i) - secret.charAt(i - 1));
            breaks += step == 1 ? 0 : 1;
        }
        return breaks * 8 <= secret.length();
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
