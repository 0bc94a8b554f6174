package io.tierguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Settings;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.load.BuildCheck;
import io.tierguard.load.DeployCheck;
import io.tierguard.load.Options;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.Testimony;
import io.tierguard.model.TierClaim;
import io.tierguard.report.Finding;
import io.tierguard.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked what the place says, when, and whatever they may do then. */
class TierWitnessesTest {
    private static final String URL_NAME = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private static final String TOKEN_NAME = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
    private static final Map<String, String> JOB =
            Map.of(URL_NAME, "https://runner.example.net/token?a=b", TOKEN_NAME, "kanari9w8x");

    @TempDir
    Path folder;

    private static Testimony staging() {
        return new Testimony(
                List.of(new TierClaim("zone", "staging", null, new Origin.Claimed("a paper", "zone"), "move")),
                List.of());
    }

    /** Says what it should. */
    public static final class Honest implements TierWitness {
        @Override
        public Testimony testify(Surroundings around) {
            return staging();
        }
    }

    /** Throws what quotes what it was given. */
    public static final class Throwing implements TierWitness {
        @Override
        public Testimony testify(Surroundings around) {
            throw new IllegalStateException(around.environment().toString());
        }
    }

    /** Lacks a library. */
    public static final class Lacking implements TierWitness {
        @Override
        public Testimony testify(Surroundings around) {
            throw new NoClassDefFoundError("kanari9w8x");
        }
    }

    /** Can't be made. */
    public static final class Unmade implements TierWitness {
        public Unmade() {
            throw new UnsupportedOperationException("kanari9w8x");
        }

        @Override
        public Testimony testify(Surroundings around) {
            return staging();
        }
    }

    /** Says nothing. */
    public static final class Silent implements TierWitness {
        @Override
        @SuppressWarnings("NullAway")
        public Testimony testify(Surroundings around) {
            return null;
        }
    }

    /** Says it when nobody waits any more, if ever. */
    public static final class Hanging implements TierWitness {
        @Override
        public Testimony testify(Surroundings around) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return staging();
        }
    }

    /** Runs with the thread's class loader seeing these as witnesses. */
    private <T> T beside(Callable<T> call, Class<?>... witnesses) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        StringBuilder names = new StringBuilder();
        for (Class<?> witness : witnesses) {
            names.append(witness.getName()).append('\n');
        }
        Files.writeString(services.resolve(TierWitness.class.getName()), names);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader apart = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(apart);
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Surroundings around() {
        return new Surroundings(JOB, Map.of(), Path.of(""));
    }

    private Testimony ask(Class<?>... witnesses) throws Exception {
        return beside(() -> TierWitnesses.ask(around(), null), witnesses);
    }

    private static String only(Testimony testimony) {
        assertThat(testimony.problems()).hasSize(1);
        Problem problem = testimony.problems().get(0);
        assertThat(problem.id().id()).isEqualTo("TG664");
        assertThat(problem.toString()).doesNotContain("kanari");
        assertThat(problem.fix()).isNotEmpty();
        return problem.toString();
    }

    @Test
    void whatIsClaimedIsHeard() throws Exception {
        Testimony testimony = ask(Honest.class);

        assertThat(testimony.claims()).extracting(TierClaim::value).containsExactly("staging");
        assertThat(testimony.problems()).isEmpty();
    }

    @Test
    void whereNobodyKnowsNothingIsSaid() throws Exception {
        assertThat(ask()).isEqualTo(new Testimony(List.of(), List.of()));
        assertThat(TierWitnesses.ask(around(), folder)).isEqualTo(new Testimony(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "Throwing, TierWitnessesTest$Throwing failed with java.lang.IllegalStateException",
        "Lacking, TierWitnessesTest$Lacking failed with java.lang.NoClassDefFoundError",
        "Unmade, could not be loaded: java.lang.UnsupportedOperationException",
        "Silent, TierWitnessesTest$Silent answered nothing at all",
    })
    void whatIsThrownIsNamedByItsTypeAlone(String witness, String said) throws Exception {
        Class<?> type = Class.forName(getClass().getName() + "$" + witness);

        assertThat(only(ask(type))).contains(said);
    }

    @Test
    void oneThatFailsKeepsNoOtherFromBeingHeard() throws Exception {
        Testimony testimony = ask(Unmade.class, Throwing.class, Honest.class);

        assertThat(testimony.claims()).hasSize(1);
        assertThat(testimony.problems()).hasSize(2);
    }

    @Test
    void nobodyIsWaitedForWithoutEnd() throws Exception {
        Testimony testimony =
                beside(() -> TierWitnesses.ask(around(), null, Duration.ofMillis(50)), Honest.class, Hanging.class);

        assertThat(only(testimony)).contains("not said within 50 ms");
        assertThat(testimony.claims()).isEmpty();
    }

    @Test
    void whoIsInterruptedGoesOn() throws Exception {
        boolean[] isKept = new boolean[1];
        Testimony testimony = beside(
                () -> {
                    Thread.currentThread().interrupt();
                    Testimony heard = TierWitnesses.ask(around(), null);
                    isKept[0] = Thread.interrupted();
                    return heard;
                },
                Hanging.class);

        assertThat(isKept[0]).isTrue();
        assertThat(only(testimony)).contains("interrupted");
    }

    @ParameterizedTest
    @CsvSource({"'', x", "x, ''", "' ', x", ", x", "x,", "x, '\t'"})
    void withoutBothVariablesNobodyIsAsked(String url, String token) throws Exception {
        Map<String, String> variables = new HashMap<>(Map.of("APP_TIER", "staging"));
        if (url != null) {
            variables.put(URL_NAME, url);
        }
        if (token != null) {
            variables.put(TOKEN_NAME, token);
        }
        assertThat(new Surroundings(variables, Map.of(), Path.of("")).hasIdToken())
                .isFalse();
        assertThat(check(variables, Throwing.class).findings()).isEmpty();
    }

    record OneConfig(String name) {}

    private Report check(Map<String, String> variables, Class<?>... witnesses) throws Exception {
        Map<String, String> all = new HashMap<>(variables);
        all.put("NAME", "x");
        return beside(
                () -> Tierguard.of(OneConfig.class)
                        .directory(folder)
                        .environment(all)
                        .systemProperties(Map.of())
                        .check(),
                witnesses);
    }

    private static Map<String, String> job(String... more) {
        Map<String, String> variables = new HashMap<>(JOB);
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    @Test
    void aClaimDecidesTheTier() throws Exception {
        Report report = check(job("NODE_ENV", "production"), Honest.class);

        assertThat(report.tier()).contains(Tier.STAGING);
        assertThat(report.toString()).contains("tier staging from NODE_ENV (environment), zone (a paper)");
    }

    @Test
    void aClaimRefuses() throws Exception {
        Report report = check(job("APP_TIER", "production"), Honest.class);

        assertThat(report.accepted()).isFalse();
        assertThat(report.findings().get(0).id()).isEqualTo("TG103");
        assertThat(report.toString())
                .contains("zone claim of a paper = staging")
                .doesNotContain("kanari");
    }

    @Test
    void whatWasNotHeardIsAWarningInTheReport() throws Exception {
        Report report = check(job("APP_TIER", "production"), Throwing.class);

        assertThat(report.accepted()).isTrue();
        assertThat(report.findings()).extracting(Finding::id).containsExactly("TG664");
        assertThat(report.toString() + report.toJson() + report.summary()).doesNotContain("kanari");
    }

    @Test
    void aFileAsTheContractIsHeldAgainstItAsWell() throws Exception {
        Path contract = Files.writeString(folder.resolve("tierguard.conf"), "keys { NAME { required = true } }\n");
        Map<String, String> variables = job("NAME", "x");
        Tierguard<Settings> guard = Tierguard.fromFile(contract)
                .directory(folder)
                .environment(variables)
                .systemProperties(Map.of());

        assertThat(beside(guard::check, Honest.class).tier()).contains(Tier.STAGING);
    }

    /** Before a deployment the tier is in question as at the start; in a build it is not. */
    @Test
    void aBuildAsksNobody() throws Exception {
        ContractFile contract = ContractFile.read(
                Files.writeString(folder.resolve("tierguard.conf"), "keys { NAME { type = string } }\n"));
        Options options = Options.NONE
                .withDirectory(folder)
                .withEnvironment(job("APP_TIER", "production"))
                .withProperties(Map.of());

        Report deploy = beside(
                () -> new DeployCheck(contract.contract(), List.of(), options)
                        .run()
                        .report(),
                Honest.class);
        Report build = beside(() -> new BuildCheck(contract.contract(), List.of(), options).run(), Throwing.class);

        assertThat(deploy.findings()).extracting(Finding::id).containsExactly("TG103");
        assertThat(build.findings()).isEmpty();
    }

    /** A jar in which a class that no class path has is registered. */
    private Path apart() throws IOException {
        String name = Honest.class.getName();
        byte[] code;
        try (InputStream in = Honest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            code = in.readAllBytes();
        }
        // Another name of the same length, so that it is found in the jar alone.
        String text = new String(code, StandardCharsets.ISO_8859_1).replace("$Honest", "$Apart0");
        String other = name.replace("$Honest", "$Apart0");
        Path jars = Files.createDirectories(folder.resolve("providers/github"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(jars.resolve("a.jar")))) {
            jar.putNextEntry(new ZipEntry("META-INF/services/" + TierWitness.class.getName()));
            jar.write(other.getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new ZipEntry(other.replace('.', '/') + ".class"));
            jar.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return folder.resolve("providers");
    }

    /** That it was called is told by how it failed: its class is of another run-time package than what it calls. */
    @Test
    void oneThatLiesApartIsFound() throws Exception {
        assertThat(only(TierWitnesses.ask(around(), apart()))).contains("java.lang.IllegalAccessError");
    }

    @Test
    void oneOnTheClassPathComesFirst() throws Exception {
        Path providers = apart();

        assertThat(beside(() -> TierWitnesses.ask(around(), providers), Honest.class)
                        .problems())
                .isEmpty();
    }

    @Test
    void aBrokenJarIsNamed() throws Exception {
        Path providers = apart();
        Files.writeString(providers.resolve("github/b.jar"), "PK");

        assertThat(only(TierWitnesses.ask(around(), providers))).contains("b.jar");
    }
}
