package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tierguard.contract.Presence;
import io.tierguard.contract.Refusal;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.layer.Sources;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
import io.tierguard.source.DotenvFiles;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import io.tierguard.source.SourceFile;
import io.tierguard.source.Surroundings;
import io.tierguard.source.hocon.HoconDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plants a canary as each secret, in each layer, and looks for it in everything that comes out, in every encoding. The
 * canary has characters that each encoding writes differently, and is of two lines.
 */
class LeakTest {
    private static final String CANARY = "k4N\"ry/+\\<&é%\u2028 \u001b[31m!{$x}\nZ9w8-second-line=7Qm2";

    @TempDir
    Path directory;

    /** Every kind of secret that there is. */
    record SecretsConfig(
            Secret<String> text,
            Secret<Integer> number,
            Secret<Boolean> flag,
            Secret<Double> decimal,
            Secret<Duration> duration,
            Secret<ByteSize> size,
            Secret<Bytes> bytes,
            Secret<URI> uri,
            Secret<Path> path,
            Secret<Level4> choice,
            Secret<List<Integer>> list,
            Secret<Set<Duration>> set,
            Secret<Map<String, Integer>> map,
            Optional<Secret<String>> perhaps,
            @Matches("[a-z]+") Secret<String> matched,
            @Length(max = 4) Secret<String> shortOne,
            @OneOf({"a", "b"}) Secret<String> oneOf,
            @Range(max = 5) Secret<Long> ranged,

            @RefuseIn(value = "no", tier = Tier.PRODUCTION, because = "no")
            Secret<String> refused,

            @ForbiddenIn(Tier.PRODUCTION) Optional<Secret<String>> forbidden,
            @DeprecatedKey("use another") Optional<Secret<String>> deprecated,
            @From(Layer.SECRETS) Secret<String> fromManager,
            String plain) {}

    enum Level4 {
        LOW,
        HIGH
    }

    static List<String> layers() {
        return List.of("environment", "tier", "property", "file", "folder", "dotenv", "hocon", "manager", "code");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void noSecretComesOutOfARefusal(String layer) throws IOException {
        for (Tier tier : Tier.values()) {
            Tierguard<SecretsConfig> guard = planted(layer, tier);
            Report report = guard.check();
            assertThat(report.accepted()).isFalse();
            List<String> sinks = sinks(report);
            try {
                guard.load();
                fail("a configuration of nothing but canaries was accepted");
            } catch (ConfigRefusedException e) {
                sinks.addAll(sinks(e));
            }
            assertNowhere(CANARY, sinks);
        }
    }

    /** What an accepted configuration says of itself. */
    record AcceptedConfig(Secret<String> password, Optional<Secret<String>> other, String name) {}

    @Test
    void noSecretComesOutOfAnAcceptedConfiguration() throws IOException {
        String canary = "k4N-ry/+<&é%7Qm2xB9dRt4";
        Guarded<AcceptedConfig> guarded = Tierguard.of(AcceptedConfig.class)
                .directory(directory)
                .environment(Map.of(
                        "APP_TIER",
                        "production",
                        "PASSWORD",
                        canary,
                        "OTHER",
                        canary + "2",
                        "NAME",
                        "plain",
                        "UNDECLARED",
                        canary,
                        "PASSWROD",
                        canary))
                .systemProperties(Map.of("undeclared.too", canary))
                .load();

        assertThat(guarded.config().password().reveal()).isEqualTo(canary);
        List<String> sinks = sinks(guarded.report());
        sinks.add(guarded.toString());
        sinks.add(guarded.config().toString());
        sinks.add(guarded.explain().toString());
        for (String key : List.of("PASSWORD", "OTHER", "NAME")) {
            sinks.add(guarded.explain(key).toString());
        }
        sinks.add(Integer.toString(guarded.config().password().hashCode()));
        assertNowhere(canary, sinks);
    }

    @Test
    void noValueOfAnUndeclaredKeyComesOut() throws IOException {
        Files.writeString(
                directory.resolve(".env"),
                "UNKNOWN=" + quoted(CANARY) + "\nPLAI=" + quoted(CANARY) + "\nLD_PRELOAD=" + quoted(CANARY)
                        + "\nPRODUCTION_PLAIN=" + quoted(CANARY) + "\nPLAIN=\"${UNKNOWN}\"\nNAME=\"${FROM_HOST}\"\n");
        Files.writeString(directory.resolve("application.conf"), "other { thing = ${FROM_HOST} }\n");
        record PlainConfig(
                String plain, String name, @Range(max = 1) Optional<Integer> number) {}
        Tierguard<PlainConfig> guard = Tierguard.of(PlainConfig.class)
                .directory(directory)
                .tier(Tier.DEVELOPMENT)
                .environment(Map.of("FROM_HOST", CANARY, "NUMBR", CANARY))
                .systemProperties(Map.of());
        assertNowhere(CANARY, sinks(guard.check()));
    }

    /** Plain values that were made of secret ones are as secret as these. */
    @Test
    void interpolationDoesNotLaunder() throws IOException {
        String canary = "k4N-ry7Qm2xB9dRt4";
        record FineConfig(Secret<String> password, String greeting, String copied) {}
        Files.writeString(
                directory.resolve(".env"),
                "PASSWORD=" + canary + "\nGREETING=\"hello ${PASSWORD}\"\nHIDDEN=$PASSWORD\nCOPIED=${HIDDEN}\n");
        Guarded<FineConfig> fine = Tierguard.of(FineConfig.class)
                .directory(directory)
                .tier(Tier.DEVELOPMENT)
                .environment(Map.of())
                .systemProperties(Map.of())
                .load();
        assertThat(fine.config().greeting()).isEqualTo("hello " + canary);
        assertNowhere(
                canary,
                List.of(fine.explain().toString(), fine.explain("GREETING").toString()));
    }

    /** Somebody declared the URL plain; the password in it is a secret all the same. */
    @Test
    void aPasswordInAPlainUrlIsNotShown() throws IOException {
        record UrlConfig(
                URI databaseUrl,
                String mirror,
                @Range(max = 5) Optional<Integer> number) {}
        String canary = "k4N-ry7Qm2xB9dRt4";
        String url = "postgresql://event_api:" + canary + "@localhost:5432/event_api_staging";
        Tierguard<UrlConfig> guard = Tierguard.of(UrlConfig.class)
                .directory(directory)
                .tier(Tier.STAGING)
                .environment(Map.of("DATABASE_URL", url, "MIRROR", url))
                .systemProperties(Map.of());
        Guarded<UrlConfig> guarded = guard.load();
        List<String> sinks = sinks(guarded.report());
        sinks.add(guarded.explain().toString());
        sinks.addAll(sinks(guard.tier(Tier.PRODUCTION).check()));
        assertNowhere(canary, sinks);
    }

    @Test
    void whatIsPassedFromStageToStageSaysNothing() throws IOException {
        Map<String, String> secrets = Map.of("NAME", CANARY);
        Surroundings around = new Surroundings(secrets, secrets, directory);
        Files.writeString(directory.resolve(".env"), "NAME=" + quoted(CANARY) + "\n");
        DotenvFiles files = DotenvFiles.of(around);
        Presence presence = new Presence(Set.of(), Set.of(), Map.of(Tier.TEST, CANARY));
        assertNowhere(
                CANARY,
                List.of(
                        around.toString(),
                        files.main().toString(),
                        new Sources(around, files, null, List.of(), secrets).toString(),
                        SourceFile.read(directory.resolve(".env"), ".env", Layer.DOTENV, 1000)
                                .toString(),
                        presence.toString(),
                        new Refusal(CANARY, Set.of(), "").toString(),
                        Secret.of(CANARY).toString(),
                        Entry.of("NAME", CANARY, new Origin.Variable("NAME")).toString()));
    }

    record MixtureConfig(
            Optional<String> database,
            Optional<Secret<String>> databasePassword,
            @Default("1") int size,
            @Default("x") String info,
            @Default("info") Level4OrInfo logLevel,
            Optional<String> nodeEnv) {}

    enum Level4OrInfo {
        INFO,
        DEBUG
    }

    static List<String> slips() {
        return List.of(
                "conf:database = app\nsize = ${database.password}",
                "conf:database = null\nsize = ${database.password}",
                "conf:database = {}\nsize = ${database.password}",
                "conf:database = x\ninfo = \"jdbc://h/\"${database}\"?p=\"${database.password}",
                "conf:log.level = x\nsize = ${LOG_LEVEL}${log.level}",
                "conf:size = ab${CANARY}cd",
                "conf:database-password = ab${CANARY}cd",
                "conf:log-level = debug database-password CANARY",
                "env:LOG_LEVEL=\"debug\nDATABASE_PASSWORD=CANARY\nNODE_ENV=\"development\"",
                "env:export LOG_LEVEL=debug DATABASE_PASSWORD=CANARY",
                "env:NODE_ENV=${DATABASE_PASSWORD}",
                "env:APP_TIER=${DATABASE_PASSWORD}",
                "env:DATABASE_PASSWORD=\nCANARYCANARY====",
                "env:DATABASE_PASSWORD=a${CANARY}b",
                "env:SIZE=${DATABASE_PASSWORD}",
                "env:DATABASE_PASSWORD\nCANARY",
                "env:INFO='postgres://u:CANARY@h/d'");
    }

    /** What a tired person writes, by which a secret gets to where none should be. */
    @ParameterizedTest
    @MethodSource("slips")
    void aSlipOfTheHandLeaksNothing(String slip) throws IOException {
        String canary = "KANARI7QZW9XMB2T";
        boolean hocon = slip.startsWith("conf:");
        String text = slip.substring(slip.indexOf(':') + 1).replace("CANARY", canary) + "\n";
        Files.writeString(directory.resolve(hocon ? "application.conf" : ".env"), text);
        for (Tier tier : List.of(Tier.DEVELOPMENT, Tier.PRODUCTION)) {
            Tierguard<MixtureConfig> guard = Tierguard.of(MixtureConfig.class)
                    .directory(directory)
                    .tier(tier)
                    .environment(Map.of("DATABASE_PASSWORD", canary))
                    .secrets(new Stored(
                            List.of(Entry.of("LOG_LEVEL", canary, new Origin.Stored("a store", "LOG_LEVEL")))))
                    .systemProperties(Map.of());
            Report report = guard.check();
            List<String> sinks = sinks(report);
            if (report.accepted()) {
                sinks.add(guard.load().explain().toString());
            }
            assertNowhere(canary, sinks);
        }
    }

    record UnwrappedConfig(
            @Default("KANARI7QZW9XMB2T") @Length(min = 40) String dbPassword) {}

    @Test
    void aMistakeInTheDeclarationRepeatsNoSecret() {
        try {
            Tierguard.of(UnwrappedConfig.class);
            fail("a password that is no Secret was accepted");
        } catch (IllegalArgumentException e) {
            assertNowhere("KANARI7QZW9XMB2T", List.of(String.valueOf(e.getMessage())));
        }
    }

    static List<String> contracts() {
        return List.of(
                "API_TOKEN { secret = true, default = CANARY, minLength = 40 }",
                "API_TOKEN { secret = true, default = CANARY, type = port }",
                "API_TOKEN { secret = true, default = CANARY, values = [a] }",
                "API_TOKEN { secret = true, default { production = CANARY, prod = CANARY, test = [CANARY] } }",
                "API_TOKEN { default = CANARY }",
                "API_TOKEN { secret = true, default = CANARY CANARY",
                "API_TOKEN { secret = true, values = [CANARY], default = a }",
                "API_TOKEN { secret = true, values = [CANARY], refuse { test = [a] } }",
                "API_TOKEN { secret = true, refuse { production = [CANARY], test = [[CANARY]] }, type = port }",
                "API_TOKEN { secret = CANARY, CANARY = 1, type = CANARY, required = CANARY, from { CANARY = [CANARY] } }",
                "API_TOKEN = CANARY",
                "CANARY- { required = true }",
                "API_TOKEN { secret = true, default = ${CANARY} }",
                "API_TOKEN { secret = true } }\nguards { g { when { API_TOKEN { matches = \"CANARY(\" } }, because = b }",
                "API_TOKEN { secret = true } }\nguards { g { when { API_TOKEN { equals-key = CANARY } }, because = b }",
                "API_TOKEN { secret = true } }\nguards { g { when { API_TOKEN { CANARY = 1 } }, CANARY = b }",
                "API_TOKEN { secret = true, type = port } }\nguards { g { when { API_TOKEN = CANARY }, because = b }",
                "API_TOKEN { secret = true, default = CANARY }",
                "API_TOKEN { secret = true, default = CANARY, refuse { production = [CANARY], development = [CANARY] } }",
                "API_TOKEN { secret = true, default = CANARY } }\nguards { g { when { API_TOKEN = CANARY }, because = b }");
    }

    /** A secret has no business in a contract; where one got into it, nobody repeats it. */
    @ParameterizedTest
    @MethodSource("contracts")
    void aContractFileRepeatsNoSecret(String key) throws IOException {
        String canary = "KANARI7QZW9XMB2T";
        Path file = Files.writeString(
                directory.resolve("tierguard.conf"),
                "application = a\nkeys { " + key.replace("CANARY", canary) + " }\n");
        for (Tier tier : List.of(Tier.DEVELOPMENT, Tier.PRODUCTION)) {
            Tierguard<Settings> guard = Tierguard.fromFile(file)
                    .directory(directory)
                    .tier(tier)
                    .environment(Map.of())
                    .systemProperties(Map.of());
            Report report = guard.check();
            List<String> sinks = sinks(report);
            if (report.accepted()) {
                Guarded<Settings> guarded = guard.load();
                sinks.addAll(List.of(
                        guarded.explain().toString(),
                        guarded.config().toString(),
                        guarded.config().secret("API_TOKEN").toString()));
            }
            sinks.add(ContractFile.read(file).toString());
            sinks.add(HoconDocument.read(file, "tierguard.conf", Layer.DEFAULT).toString());
            assertNowhere(canary, sinks);
        }
    }

    @Test
    void aRecordThatThrowsItsArgumentsSaysNothing() throws IOException {
        Tierguard<Throwing> guard = Tierguard.of(Throwing.class)
                .directory(directory)
                .tier(Tier.DEVELOPMENT)
                .environment(Map.of("TEXT", CANARY))
                .systemProperties(Map.of());
        Report report = guard.check();
        assertThat(report.findings().get(0).problem().id().id()).isEqualTo("TG310");
        assertNowhere(CANARY, sinks(report));
    }

    record Throwing(Secret<String> text) {
        Throwing {
            throw new IllegalStateException("bad " + text.reveal(), new RuntimeException(text.reveal()));
        }
    }

    @Test
    void aRuleThatThrowsAValueSaysNothing() throws IOException {
        record RuledConfig(Secret<String> text) {}
        Report report = Tierguard.of(RuledConfig.class)
                .directory(directory)
                .tier(Tier.DEVELOPMENT)
                .environment(Map.of("TEXT", CANARY))
                .systemProperties(Map.of())
                .guard("throws", Rule.over("TEXT").refuseWhen(values -> {
                    throw new IllegalArgumentException(values.secret("TEXT").reveal());
                }))
                .check();
        assertThat(report.findings().get(0).problem().id().id()).isEqualTo("TG451");
        assertNowhere(CANARY, sinks(report));
    }

    @Test
    void logsAtTheFinestLevelHoldNoSecret() throws Exception {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                synchronized (lines) {
                    lines.add(String.valueOf(line.getMessage()));
                    lines.notifyAll();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        Logger own = Logger.getLogger("io.tierguard");
        Level before = own.getLevel();
        handler.setLevel(Level.ALL);
        own.setLevel(Level.ALL);
        root.addHandler(handler);
        try {
            noSecretComesOutOfAnAcceptedConfiguration();
            synchronized (lines) {
                while (lines.stream().noneMatch(line -> line.contains("accepted starts in production"))) {
                    lines.wait(10_000);
                }
                assertNowhere("k4N-ry/+<&é%7Qm2xB9dRt4", lines);
            }
        } finally {
            root.removeHandler(handler);
            own.setLevel(before);
        }
    }

    @Test
    void theSearchItselfFindsEveryEncoding() {
        byte[] bytes = CANARY.getBytes(StandardCharsets.UTF_8);
        for (String form : List.of(
                "x" + CANARY,
                "x" + Base64.getEncoder().encodeToString(bytes),
                "x" + Base64.getEncoder().encodeToString(("a" + CANARY).getBytes(StandardCharsets.UTF_8)),
                "x" + HexFormat.of().formatHex(bytes),
                URLEncoder.encode(CANARY, StandardCharsets.UTF_8),
                CANARY.lines().toList().get(1))) {
            assertThat(encodings(CANARY)).anyMatch(form::contains);
        }
    }

    private Tierguard<SecretsConfig> planted(String layer, Tier tier) throws IOException {
        Map<String, String> environment = new HashMap<>();
        Map<String, String> properties = new LinkedHashMap<>();
        List<Entry> stored = new ArrayList<>();
        StringBuilder dotenv = new StringBuilder();
        StringBuilder hocon = new StringBuilder();
        Path folder = Files.createDirectories(directory.resolve("secrets"));
        Tierguard<SecretsConfig> guard =
                Tierguard.of(SecretsConfig.class).directory(directory).tier(tier);
        for (String key : keys()) {
            switch (layer) {
                case "environment" -> environment.put(key, CANARY);
                case "tier" -> environment.put(tier.name() + "_" + key, CANARY);
                case "property" -> properties.put(key, CANARY);
                case "file" -> {
                    Files.writeString(directory.resolve(key + ".txt"), CANARY);
                    environment.put(key + "_FILE", key + ".txt");
                }
                case "folder" -> Files.writeString(folder.resolve(key), CANARY);
                case "dotenv" ->
                    dotenv.append(key).append('=').append(quoted(CANARY)).append('\n');
                case "hocon" ->
                    hocon.append(key).append(" = \"\"\"").append(CANARY).append("\"\"\"\n");
                case "manager" -> stored.add(Entry.of(key, CANARY, new Origin.Stored("a store", key)));
                case "code" -> guard = guard.override(key, CANARY);
                default -> throw new AssertionError(layer);
            }
        }
        Files.writeString(directory.resolve(tier == Tier.TEST ? ".env.test" : ".env"), dotenv);
        Files.writeString(directory.resolve("application.conf"), hocon);
        return guard.environment(environment)
                .systemProperties(properties)
                .secretsFolder(folder)
                .secrets(new Stored(stored));
    }

    private record Stored(List<Entry> entries) implements SecretSource {
        @Override
        public String name() {
            return "a store";
        }

        @Override
        public Reading fetch(SecretRequest request) {
            return new Reading(entries, List.of());
        }
    }

    /** All of them but PLAIN, which may be shown. */
    private static List<String> keys() {
        return List.of(
                "TEXT",
                "NUMBER",
                "FLAG",
                "DECIMAL",
                "DURATION",
                "SIZE",
                "BYTES",
                "URI",
                "PATH",
                "CHOICE",
                "LIST",
                "SET",
                "MAP",
                "PERHAPS",
                "MATCHED",
                "SHORT_ONE",
                "ONE_OF",
                "RANGED",
                "REFUSED",
                "FORBIDDEN",
                "DEPRECATED",
                "FROM_MANAGER");
    }

    /** As a {@code .env} writes any text: in double quotes, with everything escaped that means something there. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$") + '"';
    }

    static List<String> sinks(Report report) {
        List<String> sinks = new ArrayList<>();
        sinks.add(report.toString());
        sinks.add(report.toText(new TextStyle(true, false)));
        sinks.add(report.toJson());
        sinks.add(report.toGitHub());
        sinks.add(report.toMarkdown());
        sinks.add(report.toSarif());
        sinks.add(report.summary());
        sinks.add(report.findings().toString());
        sinks.add(report.tierEvidence().toString());
        return sinks;
    }

    static List<String> sinks(ConfigRefusedException thrown) throws IOException {
        List<String> sinks = new ArrayList<>();
        sinks.add(String.valueOf(thrown.getMessage()));
        sinks.add(thrown.toString());
        assertThat(thrown).hasNoCause();
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        sinks.add(trace.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        }
        sinks.add(bytes.toString(StandardCharsets.UTF_8));
        sinks.add(bytes.toString(StandardCharsets.ISO_8859_1));
        return sinks;
    }

    static void assertNowhere(String canary, List<String> sinks) {
        for (String sink : sinks) {
            for (String form : encodings(canary)) {
                assertThat(sink).as("form " + form).doesNotContain(form);
            }
        }
    }

    /** The canary as it could hide: raw, by line, base64 at three offsets, hex, URL- and JSON-escaped, as code points. */
    private static List<String> encodings(String canary) {
        List<String> forms = new ArrayList<>();
        List<String> parts = new ArrayList<>(canary.lines().toList());
        parts.add(canary);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            forms.add(part);
            forms.add(part.substring(0, 8));
            forms.add(part.substring(part.length() - 8));
            forms.add(part.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
            forms.add(URLEncoder.encode(part, StandardCharsets.UTF_8));
            forms.add(HexFormat.of().formatHex(bytes));
            forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
            for (int offset = 0; offset < 3; offset++) {
                byte[] shifted = new byte[bytes.length + offset];
                System.arraycopy(bytes, 0, shifted, offset, bytes.length);
                String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                // The first and the last characters depend on what is around.
                forms.add(encoded.substring(offset + 1, encoded.length() - 2));
            }
        }
        return forms;
    }
}
