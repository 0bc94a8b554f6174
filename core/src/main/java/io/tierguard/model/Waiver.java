package io.tierguard.model;

import io.tierguard.Tier;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/**
 * Lets one problem of one key pass in some tiers, until a date: somebody knows of it, and answers for it. Immutable.
 *
 * @param id which problem of the catalogue
 * @param slug the problem's name; the id's, except for a guard of the application's own
 * @param key the key or name that the problem is said of
 * @param tiers where it may pass
 * @param reason why it may
 * @param owner who answers for it
 * @param until the last day on which it may, in UTC
 * @param origin where the waiver is written
 */
public record Waiver(
        ProblemId id,
        String slug,
        String key,
        Set<Tier> tiers,
        String reason,
        String owner,
        LocalDate until,
        Origin origin) {
    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if the problem is one that can't be waived, or if tier, reason or owner is missing
     */
    public Waiver {
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(origin, "origin");
        if (Waivable.against(id) != null) {
            throw new IllegalArgumentException(id + " can't be waived");
        }
        if (tiers.isEmpty() || reason.isBlank() || owner.isBlank()) {
            throw new IllegalArgumentException("a waiver has a tier, a reason and an owner");
        }
        tiers = Set.copyOf(tiers);
    }

    /** Returns whether the problem is the one that this is for: of that id, that name and that key, and no other. */
    public boolean isFor(Problem problem) {
        return id == problem.id() && slug.equals(problem.slug()) && key.equals(problem.key());
    }

    /** Returns whether the last day has passed. */
    public boolean isOver(LocalDate today) {
        return today.isAfter(until);
    }

    /** Returns what it is for, as reports call it: the id, or the name of a guard of the application's own. */
    public String subject() {
        return id == ProblemId.OWN_RULE ? slug : id.id();
    }

    /** Returns who answers for it until when, and why, on one line: {@code waived until 2026-12-31 by platform: load test}. */
    public String line() {
        return Printable.line("waived until " + until + " by " + owner + ": " + reason);
    }
}
