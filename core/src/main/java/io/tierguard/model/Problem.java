package io.tierguard.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong: what, where, why, and what to do. Data that every stage adds to, and that a renderer lays out
 * last.
 *
 * <p>It holds no {@link Value}: {@link #shown()} is text that was made safe to print, and is {@code ***} for a secret.
 *
 * @param id which problem of the catalogue
 * @param slug the problem's name; the id's, except for a rule of the application's own
 * @param key the key or name concerned, or null where there is none
 * @param message what is wrong, in one sentence without a full stop
 * @param notes further lines on where and how
 * @param because why it matters; empty where the message says it
 * @param fix what to do
 * @param origin where it is, or null for what is nowhere
 * @param shown the value as it may be shown, or null where it plays no part
 * @param shadows where the values are that this one hides
 */
public record Problem(
        ProblemId id,
        String slug,
        @Nullable String key,
        String message,
        List<String> notes,
        String because,
        String fix,
        @Nullable Origin origin,
        @Nullable String shown,
        List<Origin> shadows) {
    /** Copies the lists. */
    public Problem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(message, "message");
        notes = List.copyOf(notes);
        shadows = List.copyOf(shadows);
    }

    /** Returns a problem of which no more is said yet. */
    public static Problem of(ProblemId id, String message) {
        return new Problem(id, id.slug(), null, message, List.of(), "", "", null, null, List.of());
    }

    /** Returns this problem under a name of its own. */
    public Problem slug(String name) {
        return new Problem(id, name, key, message, notes, because, fix, origin, shown, shadows);
    }

    /** Returns this problem, said of that key. */
    public Problem key(Key of) {
        return key(of.name());
    }

    /** Returns this problem, said of that name. */
    public Problem key(String name) {
        return new Problem(id, slug, Printable.of(name), message, notes, because, fix, origin, shown, shadows);
    }

    /** Returns this problem with one more line. */
    public Problem note(String line) {
        List<String> more = new ArrayList<>(notes);
        more.add(line);
        return new Problem(id, slug, key, message, more, because, fix, origin, shown, shadows);
    }

    /** Returns this problem with the reason why it matters. */
    public Problem because(String reason) {
        return new Problem(id, slug, key, message, notes, reason, fix, origin, shown, shadows);
    }

    /** Returns this problem with what to do. */
    public Problem fix(String action) {
        return new Problem(id, slug, key, message, notes, because, action, origin, shown, shadows);
    }

    /** Returns this problem at that place. */
    public Problem at(Origin place) {
        return new Problem(id, slug, key, message, notes, because, fix, place, shown, shadows);
    }

    /** Returns this problem at that place, with the value that stands there as far as it may be shown. */
    public Problem at(Origin place, Value value) {
        return new Problem(id, slug, key, message, notes, because, fix, place, value.shown(), shadows);
    }

    /** Returns this problem with the places of the values that are hidden by this one. */
    public Problem shadowing(List<Origin> places) {
        return new Problem(id, slug, key, message, notes, because, fix, origin, shown, places);
    }
}
