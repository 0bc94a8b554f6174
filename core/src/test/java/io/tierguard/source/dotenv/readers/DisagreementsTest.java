package io.tierguard.source.dotenv.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.source.Reading;
import io.tierguard.source.dotenv.Dotenv;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisagreementsTest {
    private static List<Problem> of(String text, Map<String, String> env) {
        return Disagreements.of(text, Dotenv.parse(text, ".env", env, Map.of()), env, Map.of());
    }

    /** What a problem says, in a line for each fact. */
    private static List<String> said(String text) {
        List<String> said = new ArrayList<>();
        for (Problem problem : of(text, Map.of("B", "b"))) {
            Origin.File place = (Origin.File) problem.origin();
            said.add(problem.key() + " " + place.line() + ":" + place.column());
            said.addAll(problem.notes());
            said.add("→ " + problem.fix());
        }
        return said;
    }

    @Test
    void saysInWhichWayEachReaderDiffers() {
        assertThat(said("A=p#1\n"))
                .containsExactly(
                        "A 1:3", "dotenv, dotenv-expand, node --env-file: cut at #", "→ write the value in single quotes");
    }

    @Test
    void dump() throws Exception {
        StringBuilder out = new StringBuilder();
        for (Corpus.Case one : Corpus.cases()) {
            List<Problem> problems = of(one.text(), one.env());
            if (!problems.isEmpty()) {
                out.append(one.id() + ": "
                        + one.text().replace("\n", "⏎").replace("\r", "␍").replace("\t", "⇥") + " " + one.env() + "\n");
                for (Problem problem : problems) {
                    out.append("   " + problem.key() + " " + problem.origin().location() + " " + problem.notes()
                            + "\n      → " + problem.fix() + "\n");
                }
            }
        }
        java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/hBwork/dump.txt"), out);
    }

    /** Every name that the recordings show to be read otherwise has a problem, and no other name. */
    @Test
    void findsWhatTheRecordingsShow() {
        List<OtherReader> asked =
                List.of(OtherReader.DOTENV, OtherReader.DOTENV_EXPAND, OtherReader.NODE, OtherReader.PYTHON);
        List<Map<String, Object>> recordings = List.of(
                Corpus.readBy("dotenv"),
                Corpus.readBy("dotenv-expand"),
                Corpus.readBy("node"),
                Corpus.readBy("python-dotenv"));
        List<String> wrong = new ArrayList<>();
        for (Corpus.Case one : Corpus.cases()) {
            Reading reading = Dotenv.parse(one.text(), ".env", one.env(), Map.of());
            List<Origin> wanted = new ArrayList<>();
            for (Entry entry : reading.entries()) {
                boolean differs = false;
                for (int i = 0; i < asked.size(); i++) {
                    Object recorded = recordings.get(i).get(one.id());
                    boolean set = asked.get(i) == OtherReader.DOTENV_EXPAND
                            && !one.env().getOrDefault(entry.name(), "").isEmpty();
                    if (recorded instanceof Map<?, ?> values && !set) {
                        differs |= !entry.value().reveal().equals(values.get(entry.name()));
                    } else if (recorded instanceof String) {
                        differs |= entry.value().reveal().contains("$");
                    }
                }
                if (differs && entry.origin() instanceof Origin.File) {
                    wanted.add(entry.origin());
                }
            }
            List<Origin> found = new ArrayList<>();
            for (Problem problem : of(one.text(), one.env())) {
                found.add(problem.origin());
            }
            if (!found.equals(wanted)) {
                wrong.add(one + ": " + wanted + " and not " + found + " in " + one.text());
            }
        }
        assertThat(wrong).as(wrong.size() + " files").isEmpty();
    }
}
