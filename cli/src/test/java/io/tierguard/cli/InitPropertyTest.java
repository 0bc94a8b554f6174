package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.contract.file.ContractFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for whatever stands in the files: the draft is a contract, its files fit it, and no secret is in it. */
class InitPropertyTest {
    private static final String[] FILES = {
        ".env", ".env.local", ".env.test", ".env.staging", ".env.prod", ".env.example"
    };
    private static final String[] WORDS = {
        "DB", "PORT", "HOST", "URL", "MAX", "LOG", "LEVEL", "API", "ID", "TIMEOUT", "SIZE", "NODE", "ENV", "TAG",
        "ENABLE", "CACHE", "STAGING", "NAME", "PUBLIC", "VERSION", "PROD", "DEBUG"
    };
    private static final String[] SECRET_NAMES = {"DB_PASSWORD", "API_KEY", "JWT_SECRET", "AUTH_TOKEN", "SMTP_PASS"};
    private static final String[] VALUES = {
        "true",
        "false",
        "yes",
        "",
        "0",
        "1",
        "8080",
        "70000",
        "-5",
        "007",
        "3.10",
        "1e5",
        "5m",
        "30s",
        "10MiB",
        "PT5S",
        "https://api.example.net/v1",
        "file:///tmp",
        "a:b",
        "localhost",
        "10.0.0.1",
        "db:5432",
        "me@example.net",
        "info",
        "DEBUG",
        "plain text",
        "'single'",
        "\"a # b\"",
        "{\"a\":[1]}",
        "[]",
        "[1",
        "12345678901234567890",
        "\u00e4\u00f6",
        "a,b,c",
        "http://a,http://b",
        "/var/lib",
        "development",
        "x=y",
        "$$",
        "1 # one",
        "9999999999",
        "-",
        "."
    };

    /** What is wrong with the value itself, or with the name that it has, and no matter of the contract. */
    private static final Set<String> UNSAFE = Set.of("TG412", "TG421", "TG422", "TG505", "TG506");

    private static final Pattern ERROR =
            Pattern.compile("\"id\": \"(TG\\d+)\",\\s+\"slug\": \"[^\"]+\",\\s+\"severity\": \"error\"");

    @TempDir
    Path folder;

    static List<Integer> seeds() {
        List<Integer> seeds = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            seeds.add(i);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void draftIsAContractThatItsFilesFit(int seed) throws IOException {
        Random random = new Random(seed);
        List<String> canaries = new ArrayList<>();
        Files.writeString(folder.resolve(".env"), file(random, canaries));
        for (String name : FILES) {
            if (random.nextInt(3) == 0) {
                Files.writeString(folder.resolve(name), file(random, canaries));
            }
        }
        Cli cli = Cli.in(folder, Map.of(), "init");
        assertThat(cli.err()).contains("run 'tierguard check'");
        assertThat(cli.code()).isZero();

        ContractFile contract = ContractFile.read(folder.resolve("tierguard.conf"));
        assertThat(contract.problems()).isEmpty();
        assertNoneOf(canaries, Files.readString(folder.resolve("tierguard.conf")) + cli.err());

        Cli check = Cli.in(folder, Map.of(), "check", "--tier", "development", "--format", "json");
        Set<String> errors = new TreeSet<>();
        Matcher matcher = ERROR.matcher(check.out());
        while (matcher.find()) {
            errors.add(matcher.group(1));
        }
        assertThat(UNSAFE).as(check.out()).containsAll(errors);
        assertThat(check.code()).isEqualTo(errors.isEmpty() ? 0 : 78);
    }

    private static String file(Random random, List<String> canaries) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            String name = WORDS[random.nextInt(WORDS.length)];
            for (int words = random.nextInt(3); words > 0; words--) {
                name += "_" + WORDS[random.nextInt(WORDS.length)];
            }
            lines.put(name, VALUES[random.nextInt(VALUES.length)]);
        }
        lines.remove("ENV");
        lines.remove("NODE_ENV"); // what it says of the tier is no matter of the draft
        lines.put("FIRST", "1");
        String secret = canary(random, canaries);
        lines.put(SECRET_NAMES[random.nextInt(SECRET_NAMES.length)], secret);
        lines.put("STORE_URL", "postgres://store:" + canary(random, canaries) + "@store.example.net/store");
        lines.put("LOOKS_" + WORDS[random.nextInt(2)], canary(random, canaries));
        lines.put("MADE", "\"of ${STORE_URL}\"");
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static String canary(Random random, List<String> canaries) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            text.append((char) ('a' + random.nextInt(26))).append((char) ('0' + random.nextInt(10)));
        }
        canaries.add(text.toString());
        return text.toString();
    }

    /** No part of six characters, and no base64 of it. */
    private static void assertNoneOf(List<String> canaries, String text) {
        for (String canary : canaries) {
            for (int i = 0; i + 6 <= canary.length(); i++) {
                assertThat(text).doesNotContain(canary.substring(i, i + 6));
            }
            byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
            assertThat(text)
                    .doesNotContain(Base64.getEncoder().encodeToString(bytes).substring(0, 12));
        }
    }
}
