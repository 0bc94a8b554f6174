package io.tierguard.tier;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a process was told of its tier, put together for a test, and the verdict on it. */
record Heard(@Nullable Tier code, Map<String, String> environment, Map<String, String> properties, List<Entry> dotenv) {
    static final Heard NOTHING = new Heard(null, Map.of(), Map.of(), List.of());

    /** Reads {@code NODE_ENV=test} as a variable, {@code -Dapp.tier=test} as a property, {@code .env:NODE_ENV=test} as a line. */
    static Heard of(String... said) {
        Heard heard = NOTHING;
        for (String one : said) {
            int equals = one.indexOf('=');
            String name = one.substring(0, equals);
            String value = one.substring(equals + 1);
            if (name.startsWith("-D")) {
                heard = heard.property(name.substring(2), value);
            } else if (name.startsWith(".env:")) {
                heard = heard.written(name.substring(5), value);
            } else {
                heard = heard.variable(name, value);
            }
        }
        return heard;
    }

    Heard code(Tier tier) {
        return new Heard(tier, environment, properties, dotenv);
    }

    Heard variable(String name, String value) {
        return new Heard(code, with(environment, name, value), properties, dotenv);
    }

    Heard property(String name, String value) {
        return new Heard(code, environment, with(properties, name, value), dotenv);
    }

    Heard written(String name, String value) {
        List<Entry> all = new ArrayList<>(dotenv);
        all.add(Entry.of(name, value, new Origin.File(Layer.DOTENV, ".env", all.size() + 1, name.length() + 2)));
        return new Heard(code, environment, properties, all);
    }

    Verdict verdict() {
        return Verdicts.of(code, environment, properties, dotenv);
    }

    /** Each problem as {@code id KEY origin}. */
    static List<String> problems(Verdict verdict) {
        List<String> problems = new ArrayList<>();
        for (Problem problem : verdict.problems()) {
            Origin origin = problem.origin();
            problems.add(problem.id() + " " + problem.key() + " " + (origin == null ? "-" : origin.describe()));
        }
        return problems;
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
