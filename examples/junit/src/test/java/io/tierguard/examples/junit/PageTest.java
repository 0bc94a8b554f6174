package io.tierguard.examples.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/testing.md to what is compiled and run: each of its blocks is a part of a file of this module. */
class PageTest {
    private static final Pattern BLOCK = Pattern.compile("^```\\w+\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final int DEEPEST = 12;

    @Test
    void everyBlockIsOfAFile() throws IOException {
        List<String> files = new ArrayList<>();
        files.add(Files.readString(Path.of("pom.xml")));
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                files.add(Files.readString(source));
            }
        }
        List<String> strangers = new ArrayList<>();
        int blocks = 0;
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../../docs/testing.md")));
        while (block.find()) {
            blocks++;
            if (files.stream().noneMatch(file -> holds(file, block.group(1)))) {
                strangers.add(block.group(1));
            }
        }
        assertEquals(List.of(), strangers);
        assertFalse(blocks < 8, "blocks are no longer found");
    }

    /** On the page, a block stands further to the left. */
    private static boolean holds(String file, String block) {
        for (int depth = 0; depth <= DEEPEST; depth++) {
            String margin = " ".repeat(depth);
            if (("\n" + file).contains("\n" + block.replaceAll("(?m)^(?=.)", margin))) {
                return true;
            }
        }
        return false;
    }
}
