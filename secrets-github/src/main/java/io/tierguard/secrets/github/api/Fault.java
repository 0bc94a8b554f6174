package io.tierguard.secrets.github.api;

import io.tierguard.model.Key;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with one call. Of an answer, its status and a few headers are looked at, and each is kept only in the form
 * that GitHub gives it; its text is never.
 *
 * @param kind what it comes to
 * @param what the status, or a word for what happened
 * @param requestId what GitHub calls the request, or null
 * @param permissions which permissions would do, {@code secrets=read}, or null
 * @param until when it may be tried again, or null
 * @param needsSignOn whether the token was not yet let in by the organisation's single sign-on
 */
public record Fault(
        FaultKind kind,
        String what,
        @Nullable String requestId,
        @Nullable String permissions,
        @Nullable Instant until,
        boolean needsSignOn) {
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_PERMISSIONS = 200;
    private static final int LONGEST_PERMISSION = 40;
    private static final int LONGEST_NUMBER = 12;

    public static Fault of(FaultKind kind, String what) {
        return new Fault(kind, what, null, null, null, false);
    }

    /** Returns what an answer comes to that is no list. */
    public static Fault of(Answer answer, Instant now) {
        int status = answer.status();
        boolean isUsedUp = "0".equals(answer.header("x-ratelimit-remaining"));
        boolean isLimited = status == 429 || (status == 403 && (answer.header("retry-after") != null || isUsedUp));
        FaultKind kind = isLimited ? FaultKind.LIMITED : kind(status);
        String signOn = answer.header("x-github-sso");
        return new Fault(
                kind,
                "HTTP " + status,
                requestId(answer.header("x-github-request-id")),
                permissions(answer.header("x-accepted-github-permissions")),
                kind.passes() ? until(answer, isLimited && isUsedUp, now) : null,
                signOn != null && signOn.startsWith("required"));
    }

    /** Returns the fault as one of another kind. */
    public Fault as(FaultKind other) {
        return new Fault(other, what, requestId, permissions, until, needsSignOn);
    }

    private static FaultKind kind(int status) {
        return switch (status) {
            case 401 -> FaultKind.TOKEN;
            case 403 -> FaultKind.DENIED;
            case 404 -> FaultKind.NOT_FOUND;
            case 301, 302, 303, 307, 308 -> FaultKind.MOVED;
            default -> status >= 500 && status <= 599 ? FaultKind.BROKEN : FaultKind.OTHER;
        };
    }

    /**
     * Returns when one may ask again, by this machine's clock, or null where the answer doesn't say so in a way that counts.
     *
     * @param isReset whether the end of the hour that each answer names is what is waited for
     */
    private static @Nullable Instant until(Answer answer, boolean isReset, Instant now) {
        // What counts is how long it is still by GitHub's own clock; this machine's may be wrong.
        Instant theirs = Objects.requireNonNullElse(answer.time("date"), now);
        Long after = number(answer.header("retry-after"));
        Instant date = answer.time("retry-after");
        Long reset = isReset ? number(answer.header("x-ratelimit-reset")) : null;
        Instant until = null;
        try {
            if (after != null) {
                until = now.plusSeconds(after);
            } else if (date != null) {
                until = now.plus(Duration.between(theirs, date));
            } else if (reset != null) {
                until = now.plus(Duration.between(theirs, Instant.ofEpochSecond(reset)));
            }
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
        return until != null && until.isAfter(now) ? until : null;
    }

    private static @Nullable Long number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST_NUMBER || !isOf(text, "0123456789")) {
            return null;
        }
        return Long.valueOf(text);
    }

    /** Returns the id of a request that a text is, or null where it is none: GitHub's are hexadecimal, with colons. */
    static @Nullable String requestId(@Nullable String text) {
        return text != null && !text.isEmpty() && text.length() <= LONGEST_ID && isOf(text, "0123456789abcdefABCDEF:-")
                ? text
                : null;
    }

    /**
     * Returns the permissions, or null where any of it is not {@code name=read}, with commas and semicolons between. What is
     * too long for a word, or has no words in it, may be a secret.
     */
    static @Nullable String permissions(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_PERMISSIONS) {
            return null;
        }
        for (String part : text.split("[,;]", -1)) {
            String one = part.strip();
            int equals = one.indexOf('=');
            if (equals < 1 || !isPermission(one.substring(0, equals))) {
                return null;
            }
            switch (one.substring(equals + 1)) {
                case "read", "write", "admin" -> {}
                default -> {
                    return null;
                }
            }
        }
        return text.strip();
    }

    private static boolean isPermission(String name) {
        return name.length() <= LONGEST_PERMISSION
                && isOf(name, "abcdefghijklmnopqrstuvwxyz_")
                && Key.isShowable(name.toUpperCase(Locale.ROOT));
    }

    private static boolean isOf(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
