package io.tierguard.microprofile;

import io.tierguard.Layer;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one source. Nothing in it is a text of the source's but its name and those of its properties. */
final class Complaints {
    private final Layer layer;
    private final String source;
    final List<Problem> problems = new ArrayList<>(0);

    Complaints(Layer layer, String source) {
        this.layer = layer;
        this.source = source;
    }

    Origin at(String property, int line) {
        return new Origin.Supplied(layer, source, Printable.of(property), line);
    }

    void failed(String what) {
        problems.add(whole(ProblemId.MICROPROFILE_FAILED, what));
    }

    void unsteady(String what) {
        problems.add(whole(ProblemId.MICROPROFILE_UNSTEADY, what)
                .because("what was read of it may be of two states")
                .fix("hand in a source that stays as it is while it is read"));
    }

    private Problem whole(ProblemId id, String what) {
        return Problem.of(id, source + " " + what)
                .at(Origin.Supplied.whole(layer, source))
                .because("what it would have supplied is missing, or comes from elsewhere")
                .fix("mend the source, or don't hand it in");
    }

    void failed(Key key, String property, String what) {
        problems.add(Problem.of(ProblemId.MICROPROFILE_FAILED, source + " " + what)
                .key(key)
                .at(at(property, 0))
                .because("what it would have supplied is missing, or comes from elsewhere")
                .fix("mend the source, or set " + key + " elsewhere"));
    }

    void vanished(Key key, String property) {
        problems.add(Problem.of(
                        ProblemId.MICROPROFILE_UNSTEADY,
                        source + " lists " + Printable.of(property) + ", and has no value for it")
                .key(key)
                .at(at(property, 0))
                .because("what was read of it may be of two states")
                .fix("hand in a source that stays as it is while it is read, or remove the name"));
    }

    void clash(Key key, String property, String other) {
        problems.add(Problem.of(ProblemId.NAME_CLASH, "two properties of " + source + " stand for " + key)
                .key(key)
                .at(at(property, 0))
                .shadowing(List.of(at(other, 0)))
                .because("names that differ only in how they are written are one key: db.url is DB_URL")
                .fix("keep one of them"));
    }

    void notPlain(Key key, String property) {
        problems.add(Problem.of(ProblemId.WRONG_TYPE, key + " must be one value, or a list of plain values")
                .key(key)
                .at(at(property, 0))
                .fix("take out what is nested in it"));
    }

    void gap(Key key, String property) {
        problems.add(
                Problem.of(ProblemId.WRONG_TYPE, key + " is a list with gaps: its elements are not numbered from 0 on")
                        .key(key)
                        .at(at(property, 0))
                        .fix("number its elements 0, 1, 2"));
    }

    void ofProfile(Key key, String property) {
        problems.add(Problem.of(
                        ProblemId.UNKNOWN_KEY,
                        Printable.of(property) + " is of a profile, and a profile counts for nothing here")
                .key(key)
                .at(at(property, 0))
                .fix("set " + key + " in a source that is handed in for that tier alone"));
    }

    /** A call that was given up must come to an end, also where the source swallows the interrupt of a call of its own. */
    static void heedInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
