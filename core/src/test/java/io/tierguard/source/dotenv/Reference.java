package io.tierguard.source.dotenv;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compose itself: the program in {@code src/test/compose}, built once, and asked for as long as it is open. */
final class Reference implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/compose");

    private final Process process;
    private final BufferedReader in;
    private final BufferedWriter out;

    private Reference(Process process) {
        this.process = process;
        this.in = process.inputReader(StandardCharsets.UTF_8);
        this.out = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Thrown where the reference can't be had: there is no Go, or what it depends on can't be downloaded. */
    static final class AbsentException extends Exception {
        private static final long serialVersionUID = 1L;

        AbsentException(String message) {
            super(message);
        }
    }

    /**
     * What Compose makes of an input.
     *
     * @param values what it read, up to the mistake where there is one
     * @param warned whether it warned of a name that is not set
     * @param error the kind of the mistake, or null
     */
    record Answer(
            Map<String, Object> values,
            boolean warned,
            @Nullable String error) {
        boolean ok() {
            return error == null;
        }
    }

    /** Builds the reference into the folder and starts it. */
    static Reference start(Path folder) throws AbsentException, IOException, InterruptedException {
        String program = folder.resolve("compose-ref").toAbsolutePath().toString();
        Process build;
        try {
            build = new ProcessBuilder("go", "build", "-buildvcs=false", "-o", program, ".")
                    .directory(SOURCE.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new AbsentException("there is no go on the PATH");
        }
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (build.waitFor() != 0) {
            throw new AbsentException("go can't build " + SOURCE + ": " + said);
        }
        return new Reference(new ProcessBuilder(program, "-")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    Answer ask(Input input) throws IOException {
        return ask(List.of(input)).get(0);
    }

    /** Asks all at once: one line there, one line back. */
    List<Answer> ask(List<Input> inputs) throws IOException {
        out.write("{\"ask\":" + inputs + "}\n");
        out.flush();
        String line = in.readLine();
        if (line == null) {
            throw new IOException("the reference has ended");
        }
        List<Answer> answers = new ArrayList<>(inputs.size());
        for (Map<String, Object> said : Json.objects(Json.object(line), "answers")) {
            answers.add(
                    new Answer(Json.object(said, "values"), !Integer.valueOf(0).equals(said.get("unset")), (String)
                            said.get("error")));
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        out.close();
        process.destroy();
    }
}
