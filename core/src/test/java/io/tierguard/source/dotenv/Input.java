package io.tierguard.source.dotenv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What both parsers are given.
 *
 * @param files the texts of the files, the earlier ones first
 * @param host the variables of the process
 */
record Input(List<String> files, Map<String, String> host) {
    Input {
        files = List.copyOf(files);
        host = new TreeMap<>(host);
    }

    static Input of(String text) {
        return new Input(List.of(text), Map.of());
    }

    /** Returns this input with another text in the place of a file. */
    Input with(int file, String text) {
        List<String> changed = new ArrayList<>(files);
        changed.set(file, text);
        return new Input(changed, host);
    }

    Input without(int file) {
        List<String> less = new ArrayList<>(files);
        less.remove(file);
        return new Input(less, host);
    }

    Input without(String name) {
        Map<String, String> less = new TreeMap<>(host);
        less.remove(name);
        return new Input(files, less);
    }

    /** Returns this input with a line break at the end of each file that ends within a line. */
    Input ended() {
        List<String> ended = new ArrayList<>();
        for (String text : files) {
            ended.add(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
        }
        return new Input(ended, host);
    }

    /** As JSON that is all visible ASCII: a request to the reference, and what a failure prints. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("{\"files\":[");
        for (int i = 0; i < files.size(); i++) {
            out.append(i == 0 ? "" : ",").append(Json.quoted(files.get(i)));
        }
        out.append("],\"host\":{");
        String comma = "";
        for (Map.Entry<String, String> variable : host.entrySet()) {
            out.append(comma)
                    .append(Json.quoted(variable.getKey()))
                    .append(':')
                    .append(Json.quoted(variable.getValue()));
            comma = ",";
        }
        return out.append("}}").toString();
    }
}
