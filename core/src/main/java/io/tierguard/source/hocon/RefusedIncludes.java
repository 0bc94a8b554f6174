package io.tierguard.source.hocon;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.io.File;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers every form of {@code include} with a problem and with nothing. All four interfaces are needed: what one of them
 * doesn't cover, Typesafe Config reads by itself.
 */
final class RefusedIncludes implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
    private final String text;
    private final String name;
    private final List<Problem> problems = new ArrayList<>(0);
    private int searchedTo;
    private int line = 1;

    RefusedIncludes(String text, String name) {
        this.text = text;
        this.name = name;
    }

    List<Problem> problems() {
        return problems;
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        return refused();
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        return refused();
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        return refused();
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
        return refused();
    }

    private ConfigObject refused() {
        problems.add(Problem.of(ProblemId.HOCON_INCLUDE, name + " includes another file, and no include is followed")
                .at(Hocon.place(name, nextIncludeLine()))
                .because("an include can read any file or address that the process can reach")
                .fix("write the settings into this file"));
        return ConfigFactory.empty().root();
    }

    /** The parser doesn't say where it is. It meets the includes in the order of the text, so the next one is it. */
    private int nextIncludeLine() {
        int at = text.indexOf("include", searchedTo);
        if (at < 0) {
            return 0;
        }
        for (int i = searchedTo; i < at; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        searchedTo = at + 1;
        return line;
    }
}
