package io.tierguard.secrets.github;

import io.tierguard.Tier;
import io.tierguard.model.Entry;
import io.tierguard.model.Key;
import io.tierguard.model.Problem;
import io.tierguard.secrets.github.api.Time;
import io.tierguard.secrets.github.request.Plan;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretNames;
import io.tierguard.source.SecretRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What tests ask, and how they look at the answer. */
final class Requests {
    private Requests() {}

    static GitHubSecrets source(URI api, Time time) {
        Map<String, String> variables = Map.of("GITHUB_TOKEN", FakeGitHub.TOKEN, "GITHUB_API_URL", api.toString());
        return new GitHubSecrets(Plan.of("octo/event-api", variables), time);
    }

    static GitHubSecrets source(FakeGitHub github, Time time) {
        return source(github.address(), time);
    }

    /** Asks in production; keys with a {@code !} before them are secrets. */
    static SecretRequest production(String... keys) {
        return request(Tier.PRODUCTION, keys);
    }

    static SecretRequest request(Tier tier, String... keys) {
        Set<Key> all = new TreeSet<>();
        Set<Key> secrets = new TreeSet<>();
        for (String key : keys) {
            Key one = Key.of(key.replace("!", ""));
            all.add(one);
            if (key.startsWith("!")) {
                secrets.add(one);
            }
        }
        return new SecretRequest(tier, all, secrets, Set.of(), Duration.ofSeconds(20));
    }

    static Map<String, String> values(Reading reading) {
        Map<String, String> values = new TreeMap<>();
        for (Entry entry : reading.entries()) {
            values.put(entry.name(), entry.value().reveal());
        }
        return values;
    }

    static List<String> ids(List<Problem> problems) {
        List<String> ids = new ArrayList<>();
        for (Problem problem : problems) {
            ids.add(problem.id().id());
        }
        return ids;
    }

    /** Everything that problems say; the canary is in none of it. */
    static String text(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem one : problems) {
            text.append(one).append('\n');
            text.append(one.message()).append('\n');
            text.append(String.join("\n", one.notes())).append('\n');
            text.append(one.because()).append('\n').append(one.fix()).append("\n\n");
        }
        Canary.assertIsNotIn(text.toString());
        return text.toString();
    }

    static String text(SecretNames names) {
        return text(names.problems());
    }
}
