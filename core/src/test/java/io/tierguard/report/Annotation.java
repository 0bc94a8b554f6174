package io.tierguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A line of a job's output, as a runner understands it. */
record Annotation(String command, Map<String, String> properties, String data) {
    /** Reads lines that end as they do for a runner. Each of them has to be a command. */
    static List<Annotation> all(String output) {
        List<Annotation> all = new ArrayList<>();
        for (String line : output.lines().toList()) {
            assertThat(line).startsWith("::");
            int end = line.indexOf("::", 2);
            String head = line.substring(2, end);
            int space = head.indexOf(' ');
            Map<String, String> properties = new LinkedHashMap<>();
            for (String property : head.substring(space + 1).split(",", -1)) {
                String[] pair = property.split("=", 2);
                properties.put(
                        pair[0],
                        unescaped(pair[1])
                                .replace("%3A", ":")
                                .replace("%2C", ",")
                                .replace("%25", "%"));
            }
            String data = unescaped(line.substring(end + 2)).replace("%25", "%");
            all.add(new Annotation(head.substring(0, space), properties, data));
        }
        return all;
    }

    private static String unescaped(String text) {
        return text.replace("%0D", "\r").replace("%0A", "\n");
    }
}
