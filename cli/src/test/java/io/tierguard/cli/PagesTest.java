package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages that are made from the Event API's contract. Run with {@code -Dtierguard.rewrite=true} to write them anew, and
 * read the difference, in a browser too, before you commit it.
 */
class PagesTest {
    private static final Path EVENT_API = Path.of("../examples/event-api");
    private static final Path PAGES = Path.of("src/test/resources/pages");

    @ParameterizedTest
    @CsvSource({
        "matrix.txt, matrix",
        "matrix.md, matrix --format markdown",
        "matrix.html, matrix --format html",
        "env.example, docs env-example",
        "env.test.example, docs env-example --tier test",
        "reference.md, docs markdown",
        "schema.json, docs json-schema",
        "schema.production.json, docs json-schema --tier production",
        "github-env.yml, docs github-env --tier staging",
        "aws-skeleton.json, docs aws-skeleton"
    })
    void isAsItWas(String file, String command) throws IOException {
        Cli cli = Cli.in(EVENT_API, Map.of(), command.split(" "));
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        if (Boolean.getBoolean("tierguard.rewrite")) {
            Files.createDirectories(PAGES);
            Files.writeString(PAGES.resolve(file), cli.out());
        }
        assertThat(cli.out()).isEqualTo(Files.readString(PAGES.resolve(file)));
    }

    @Test
    void textFitsAHundredColumns() {
        Cli.in(EVENT_API, Map.of(), "matrix")
                .out()
                .lines()
                .forEach(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    /** The policy lets in the style of the page, and nothing else. */
    @Test
    void policyKnowsTheStyle() throws GeneralSecurityException {
        String page = Cli.in(EVENT_API, Map.of(), "matrix", "--format", "html").out();
        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(page)
                .contains("content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest) + "'\"");
    }
}
