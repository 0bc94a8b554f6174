package io.tierguard.source.dotenv.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each reader is held to what the program itself made of the corpus. */
class OtherReadersTest {
    /** What is not worth to be read in the same way, by reader and id, and why not. */
    private static final Map<String, String> KNOWN = Map.of();

    @ParameterizedTest
    @EnumSource
    void readsTheCorpusAsTheProgramDoes(OtherReader reader) {
        Map<String, Object> recorded = Corpus.readBy(file(reader));
        List<String> different = new ArrayList<>();
        for (Corpus.Case one : Corpus.cases()) {
            Object wanted = recorded.get(one.id());
            Object read = comparable(reader.read(one.text(), one.env()), wanted);
            boolean known = KNOWN.containsKey(file(reader) + " " + one.id());
            if (read.equals(wanted) == known) {
                different.add(one + ": " + wanted + " and not " + read + ", of: " + one.text());
            }
        }
        assertThat(different).as(different.size() + " files").isEmpty();
    }

    @Test
    void everyFileOfTheCorpusIsRecorded() {
        List<String> ids = Corpus.cases().stream().map(Corpus.Case::id).toList();
        assertThat(ids).hasSizeGreaterThan(400).doesNotHaveDuplicates();
        for (OtherReader reader : OtherReader.values()) {
            assertThat(List.copyOf(Corpus.readBy(file(reader)).keySet()))
                    .as(reader.label())
                    .isEqualTo(ids);
        }
    }

    private static Object comparable(Seen seen, Object wanted) {
        if (!seen.commands.isEmpty()) {
            return "command";
        }
        if (!seen.endless.isEmpty()) {
            return "endless";
        }
        return seen.refused && wanted instanceof String ? wanted : seen.values;
    }

    private static String file(OtherReader reader) {
        return switch (reader) {
            case DOTENV -> "dotenv";
            case DOTENV_EXPAND -> "dotenv-expand";
            case NODE -> "node";
            case PYTHON -> "python-dotenv";
            case DOCKER_RUN -> "docker-run";
        };
    }
}
