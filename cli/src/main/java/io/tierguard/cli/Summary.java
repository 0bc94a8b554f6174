package io.tierguard.cli;

import io.tierguard.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The summary of a job of GitHub Actions: a file that the tools of a step add to, one after the other. */
final class Summary {
    /** GitHub drops the summary of a step as a whole, with an error of its own, where it is larger. */
    private static final int MOST_BYTES = 1 << 20;

    private static final String CUT =
            "\nThe summary of a step has room for a mebibyte: the rest is in the step's log.\n";

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            converter = PathWord.class,
            description =
                    "Append the report as Markdown there as well: in a job of GitHub Actions, $GITHUB_STEP_SUMMARY.")
    @Nullable
    Path summary;

    /** Complains of a file that can be none, before anything is done. */
    void check() {
        if (summary != null && summary.toString().equals("-")) {
            throw new UsageException("--summary names a file: for standard output there is --format markdown");
        }
    }

    /**
     * Appends the report, where that was asked for.
     *
     * @param remark what the exit code says and the report doesn't, or nothing
     */
    void append(Shell shell, Report report, String remark) {
        if (summary == null) {
            return;
        }
        String page = report.toMarkdown() + (remark.isEmpty() ? "" : "\n" + remark + "\n");
        try {
            Path file = shell.directory().resolve(Objects.requireNonNull(summary));
            long before = Files.isRegularFile(file) ? Files.size(file) : 0;
            // What stands there may end in the middle of a line.
            String fitting = fitting((before == 0 ? "" : "\n") + page, MOST_BYTES - before);
            if (fitting.isEmpty()) {
                shell.say("nothing was added to " + summary + ": GitHub drops what is larger than a mebibyte");
                return;
            }
            Files.writeString(file, fitting, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException | SecurityException e) {
            throw new UsageException(summary + " can't be written");
        }
    }

    /** Returns as many lines as there is room for; the errors come first. Nothing, where there is room for none. */
    private static String fitting(String page, long room) {
        if (bytes(page) <= room) {
            return page;
        }
        long left = room - bytes(CUT);
        int end = 0;
        int next = page.indexOf('\n') + 1;
        while (next > 0 && bytes(page.substring(end, next)) <= left) {
            left -= bytes(page.substring(end, next));
            end = next;
            next = page.indexOf('\n', end) + 1;
        }
        return page.substring(0, end).isBlank() ? "" : page.substring(0, end) + CUT;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
