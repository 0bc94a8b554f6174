package io.tierguard.source.dotenv;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.tierguard.source.Reading;
import java.util.Map;

/** What is written is read back as it was, whatever stands before it. */
public final class DotenvWriterFuzz {
    private DotenvWriterFuzz() {}

    /** Called with what the fuzzer has thought of. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String comment = data.consumeString(100);
        String first = data.consumeString(1000);
        String second = data.consumeRemainingAsString();
        check(DotenvWriter.forAllReaders(), comment, first, second);
        check(DotenvWriter.forCompose(), comment, first, second);
    }

    private static void check(DotenvWriter writer, String comment, String first, String second) {
        writer.comment(comment);
        boolean hasFirst = writer.set("FIRST", first).isEmpty();
        boolean hasSecond = writer.set("SECOND", second).isEmpty();
        Reading reading = Dotenv.parse(writer.text(), ".env", Map.of("A", "host"), Map.of());
        int expected = (hasFirst ? 1 : 0) + (hasSecond ? 1 : 0);
        if (reading.entries().size() != expected || !reading.problems().isEmpty()) {
            throw new AssertionError("read as " + reading.entries() + " with " + reading.problems());
        }
        reading.entries().forEach(entry -> {
            String written = entry.name().equals("FIRST") ? first : second;
            if (!written.equals(entry.value().reveal())) {
                throw new AssertionError("not read back as it was");
            }
        });
    }
}
