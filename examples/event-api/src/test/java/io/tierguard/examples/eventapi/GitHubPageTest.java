package io.tierguard.examples.eventapi;

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

/** Holds docs/github.md, and what README.md has of a workflow, to what is run: each block is a part of a file that a test looks at. */
class GitHubPageTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void everyBlockIsOfAFile() throws IOException {
        List<String> blocks = blocks("docs/github.md", "");
        assertThat(blocks).hasSize(4);
        blocks.addAll(blocks("README.md", "yaml"));
        assertThat(blocks).hasSize(5);

        List<String> files = files();
        assertThat(blocks)
                .allSatisfy(block ->
                        assertThat(files).anySatisfy(file -> assertThat(file).contains(block)));
    }

    /** A link that leads nowhere is worse than none. */
    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        Matcher link = Pattern.compile("]\\(([^)#]+)\\)").matcher(Files.readString(ROOT.resolve("docs/github.md")));
        List<Path> targets = new ArrayList<>();
        while (link.find()) {
            targets.add(ROOT.resolve("docs").resolve(link.group(1)));
        }
        assertThat(targets).hasSize(3).allSatisfy(target -> assertThat(target).exists());
    }

    private static List<String> blocks(String page, String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve(page)));
        while (block.find()) {
            if (language.isEmpty() || block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }

    private static List<String> files() throws IOException {
        List<Path> paths = new ArrayList<>(List.of(Path.of("tierguard.conf")));
        for (Path folder :
                List.of(Path.of(".github/workflows"), ROOT.resolve("secrets-github/src/test/resources/job"))) {
            try (Stream<Path> found = Files.list(folder)) {
                paths.addAll(found.toList());
            }
        }
        List<String> texts = new ArrayList<>();
        for (Path path : paths) {
            texts.add(Files.readString(path));
        }
        return texts;
    }
}
