package io.tierguard.secrets.github.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file of an event may be. */
class EventTest {
    @TempDir
    Path folder;

    private Event read(String json) throws IOException {
        return Event.read(Files.writeString(folder.resolve("event.json"), json).toString());
    }

    private static String pullRequest(String head, String base) {
        return "{\"action\":\"opened\",\"pull_request\":{\"user\":[{\"head\":1}],\"head\":{\"repo\":" + head
                + "},\"base\":{\"ref\":\"main\",\"repo\":" + base + "}},\"number\":7}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"full_name\":\"them/api\"} | {\"full_name\":\"octo/api\",\"private\":false} | true  | true",
                "{\"full_name\":\"them/api\"} | {\"private\":true,\"full_name\":\"octo/api\"}  | true  | false",
                "{\"full_name\":\"them/api\"} | {\"private\":[],\"full_name\":\"octo/api\"}    | true  | false",
                "{\"full_name\":\"Octo/API\"} | {\"full_name\":\"octo/api\",\"private\":false} | false | true",
                "null                         | {\"full_name\":\"octo/api\"}                   | false | false",
                "[]                           | {\"full_name\":\"octo/api\"}                   | false | false",
                "{\"full_name\":7}            | {\"full_name\":\"octo/api\"}                   | false | false",
                "{\"full_name\":\"\"}         | {\"full_name\":\"octo/api\"}                   | false | false",
            })
    void itSaysWhereAPullRequestIsFrom(String head, String base, boolean isOfFork, boolean isPublic)
            throws IOException {
        assertThat(read(pullRequest(head, base))).isEqualTo(new Event(isOfFork, isPublic));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{",
                "{}",
                "{'pull_request':{}}",
                "{\"pull_request\":null}",
                "{}{}",
                "\u0000"
            })
    void whatIsNoEventIsUnknown(String json) throws IOException {
        assertThat(read(json)).isEqualTo(Event.UNKNOWN);
    }

    @Test
    void whatIsCutOffDeepOrFollowedIsUnknown() throws IOException {
        String fork = pullRequest("{\"full_name\":\"them/api\"}", "{\"full_name\":\"octo/api\"}");
        assertThat(read(fork).isOfFork()).isTrue();
        assertThat(read(fork.substring(0, fork.length() - 1))).isEqualTo(Event.UNKNOWN);
        assertThat(read(fork + "x")).isEqualTo(Event.UNKNOWN);
        assertThat(read("{\"a\":" + "[".repeat(100_000))).isEqualTo(Event.UNKNOWN);
    }

    @Test
    void aPlaceThatHoldsNoSuchFileIsUnknown() throws IOException {
        assertThat(Event.read(null)).isEqualTo(Event.UNKNOWN);
        assertThat(Event.read("")).isEqualTo(Event.UNKNOWN);
        assertThat(Event.read("\u0000")).isEqualTo(Event.UNKNOWN);
        assertThat(Event.read(folder.toString())).isEqualTo(Event.UNKNOWN);
        assertThat(Event.read(folder.resolve("none").toString())).isEqualTo(Event.UNKNOWN);
        assertThat(Event.read("/dev/zero")).isEqualTo(Event.UNKNOWN);
        Path huge = folder.resolve("huge.json");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(Event.LONGEST + 1L);
        }
        assertThat(Event.read(huge.toString())).isEqualTo(Event.UNKNOWN);
    }
}
