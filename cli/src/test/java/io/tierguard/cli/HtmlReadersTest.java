package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Has the page of the matrix read by the checker that the W3C's validator is. */
@Timeout(240)
class HtmlReadersTest {
    private static final Path MATRIX = Path.of("src/test/resources/pages/matrix.html");

    /**
     * It takes the hash of one line of the style only, and so finds that any style of several lines is not the one that the
     * policy lets in. {@link BrowserTest} asks somebody who counts, and {@link PagesTest} counts.
     */
    private static final String NO_HASH =
            "info warning: Inline style violates Content Security Policy (meta tag): blocked"
                    + " by \"style-src\" directive (missing \"'unsafe-inline'\" or nonce/hash).";

    @TempDir
    Path folder;

    private Path hostile() throws IOException {
        Files.writeString(folder.resolve("tierguard.conf"), HostileContractTest.contract());
        Path page = folder.resolve("hostile.html");
        Cli cli = Cli.in(folder, Map.of(), "matrix", "--format", "html", "--output", page.toString());
        assertThat(cli.code()).isZero();
        return page;
    }

    private Path wrong() throws IOException {
        String page =
                Files.readString(MATRIX).replaceFirst("</td>", "</small>").replaceFirst("<h2>", "<h2 align=left>");
        return Files.writeString(folder.resolve("wrong.html"), page);
    }

    /** All at once, because it takes seconds to begin. */
    private List<String> complaints(Path... pages) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Programs.htmlChecker());
        command.addAll(List.of("--format", "gnu", "--asciiquotes", "--exit-zero-always", "--stdout"));
        Stream.of(pages).map(page -> page.toAbsolutePath().toString()).forEach(command::add);
        Started checker = Started.in(folder, Map.of(), new byte[0], command);
        assertThat(checker.err()).isEmpty();
        assertThat(checker.code()).isZero();
        return checker.out().lines().filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> of(String page, List<String> complaints) {
        return complaints.stream()
                .filter(line -> line.contains("/" + page + ".html\":"))
                .toList();
    }

    @Test
    void noErrorAndNoWarning() throws Exception {
        List<String> complaints = complaints(MATRIX, hostile(), wrong());
        assertThat(of("matrix", complaints)).singleElement().asString().endsWith(NO_HASH);
        assertThat(of("hostile", complaints)).singleElement().asString().endsWith(NO_HASH);
        List<String> ofWrong = of("wrong", complaints);
        assertThat(ofWrong)
                .anyMatch(line -> line.contains("error: Stray end tag \"small\""))
                .anyMatch(line -> line.contains("The \"align\" attribute on the \"h2\" element is obsolete"));
        assertThat(complaints).hasSize(2 + ofWrong.size());
    }
}
