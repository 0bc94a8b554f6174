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
    private final String name;
    private final List<Integer> lines;
    private final List<Problem> problems = new ArrayList<>(0);

    /** The parser doesn't say where it is, but it meets the includes in the order of these lines. */
    RefusedIncludes(String name, List<Integer> lines) {
        this.name = name;
        this.lines = lines;
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
        int line = problems.size() < lines.size() ? lines.get(problems.size()) : 0;
        problems.add(Problem.of(ProblemId.HOCON_INCLUDE, name + " includes another file, and no include is followed")
                .at(Hocon.place(name, line))
                .because("an include can read any file or address that the process can reach")
                .fix("write the settings into this file"));
        return ConfigFactory.empty().root();
    }
}
