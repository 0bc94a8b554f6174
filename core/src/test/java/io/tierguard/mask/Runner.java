package io.tierguard.mask;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads a step's output as the runner of GitHub Actions does, and keeps a log with what it has understood. */
public final class Runner {
    private final List<String> masks = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private Runner() {}

    /** Returns a runner that has read this. */
    public static Runner reading(byte[] output) {
        Runner runner = new Runner();
        for (String line : new String(output, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1)) {
            runner.read(line);
        }
        return runner;
    }

    private void read(String line) {
        String trimmed = line.stripLeading();
        int end = trimmed.startsWith("::") ? trimmed.indexOf("::", 2) : -1;
        if (end < 0 || !trimmed.substring(2, end).equals("add-mask")) {
            others.add(line);
            return;
        }
        masks.add(trimmed.substring(end + 2)
                .replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%25", "%"));
    }

    /** Returns what it was told to mask. */
    public List<String> masks() {
        return masks;
    }

    /** Returns the lines that were no masks, and so are printed. */
    public List<String> others() {
        return others;
    }

    /** Returns whether nothing of the text would be seen in the log. */
    public boolean hides(String text) {
        String printed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        BitSet hidden = new BitSet();
        for (String mask : masks) {
            for (int at = printed.indexOf(mask); at >= 0; at = printed.indexOf(mask, at + 1)) {
                hidden.set(at, at + mask.length());
            }
        }
        return hidden.cardinality() == printed.length();
    }
}
