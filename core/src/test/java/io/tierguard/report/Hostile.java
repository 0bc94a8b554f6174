package io.tierguard.report;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.model.Value;
import io.tierguard.model.Waiver;
import io.tierguard.tier.Verdict;
import io.tierguard.tier.Verdicts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reports of which every part tries to be something else than text. */
final class Hostile {
    static final Verdict PRODUCTION = Verdicts.of(null, Map.of("APP_TIER", "production"), Map.of(), List.of());

    static final List<String> TEXTS = List.of(
            "two\r\nlines\nand::error title=x::more",
            "::error::x",
            "##[error]x",
            "%0A::error::x %25 100%",
            "a:b,c=d,line=7",
            "a|b\\|c\\\\|d|",
            "`code` ``` fence",
            "ends in a backslash\\",
            "<script>alert(1)</script><img src=x onerror=y><!-- x",
            "[text](http://evil.example.net) ![image](https://evil.example.net/x.png)",
            "[text][1] [1]: http://evil.example.net <http://evil.example.net>",
            "www.evil.example.net http://evil.example.net ftp://evil.example.net mailto:a@evil.example.net",
            "@user and me@evil.example.net cc @org/team",
            "fixes #12 and org/repo#13 :+1: :tada: :100:",
            "**bold** __bold__ *i* _i_ ~~gone~~ # head > quote - [ ] task",
            "$x^2$ $$y$$ $`z`$ ${NAME} {0} {12} {{1}} {a}",
            "&lt;b&gt; &#124; &copy;",
            "\u001b[31m\u202e\u200b\u0000\ud83d",
            "");

    private Hostile() {}

    /** Returns a report in which each of the texts stands in every place that text can stand in. */
    static Report report() {
        List<Problem> problems = new ArrayList<>();
        for (String text : TEXTS) {
            List<Origin> origins = List.of(
                    new Origin.File(Layer.DOTENV, text, 3, 5),
                    new Origin.Variable(text),
                    new Origin.Property(text),
                    new Origin.Stored(text, text),
                    new Origin.Supplied(Layer.HOCON, text, text, 3),
                    new Origin.Declared(text),
                    new Origin.Code(text));
            for (Origin origin : origins) {
                problems.add(Problem.of(ProblemId.OWN_RULE, text.isEmpty() ? "nothing" : text)
                        .slug(text)
                        .key(text)
                        .note(text)
                        .because(text)
                        .fix(text)
                        .at(origin, Value.plain(text))
                        .shadowing(origins));
            }
            problems.add(Problem.of(ProblemId.NEAR_MISS, "a warning").fix(text));
            problems.add(Problem.of(ProblemId.UNKNOWN_KEY, "information").key(text));
        }
        Map<Problem, Waiver> waived = new HashMap<>();
        for (String text : TEXTS) {
            if (!text.isEmpty()) {
                Problem problem = Problem.of(ProblemId.DEBUG_ENDPOINTS, text).key("DEBUG");
                problems.add(problem);
                waived.put(problem, waiver(text, text));
            }
        }
        return Report.of("app|[x](http://x.example.net)@me\n# x", PRODUCTION, problems, waived, List.of(), 2, 3);
    }

    static Report of(Problem... problems) {
        return Report.of("event-api", PRODUCTION, List.of(problems), Map.of(), List.of(), 2, 3);
    }

    static Report unknownTier() {
        Verdict none = Verdicts.of(null, Map.of(), Map.of(), List.of());
        return Report.of("event-api", none, List.of(), Map.of(), List.of(), 0, 0);
    }

    /** Returns a report of one error for which somebody has answered. */
    static Report waived() {
        return waived("load test", "platform");
    }

    static Report waived(String reason, String owner) {
        Problem problem = Problem.of(ProblemId.DEBUG_ENDPOINTS, "message").key("DEBUG");
        return Report.of(
                "event-api", PRODUCTION, List.of(problem), Map.of(problem, waiver(reason, owner)), List.of(), 2, 3);
    }

    private static Waiver waiver(String reason, String owner) {
        return new Waiver(
                ProblemId.DEBUG_ENDPOINTS,
                ProblemId.DEBUG_ENDPOINTS.slug(),
                "DEBUG",
                Set.of(Tier.PRODUCTION),
                reason,
                owner,
                LocalDate.of(2026, 12, 31),
                new Origin.File(Layer.DEFAULT, "tierguard.conf", 9, 0));
    }
}
