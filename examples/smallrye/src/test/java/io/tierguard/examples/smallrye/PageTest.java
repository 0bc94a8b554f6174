package io.tierguard.examples.smallrye;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds each block of code of the page to be an excerpt of what is compiled, or run, here. */
class PageTest {
    private static final Pattern BLOCK = Pattern.compile("```(java|properties)\n(.*?)```", Pattern.DOTALL);

    @Test
    void codeIsTheOneThatIsCompiled() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.add(Files.readString(file));
            }
        }
        String page = Files.readString(Path.of("../../docs/microprofile.md"));
        Matcher block = BLOCK.matcher(page);
        int blocks = 0;
        while (block.find()) {
            String code = block.group(2);
            assertThat(sources).as(code).anyMatch(source -> source.contains(code));
            blocks++;
        }
        assertThat(blocks).isEqualTo(5);
    }
}
