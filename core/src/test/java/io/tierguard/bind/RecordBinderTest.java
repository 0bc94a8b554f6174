package io.tierguard.bind;

import static io.tierguard.Tier.DEVELOPMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tierguard.ConfigRefusedException;
import io.tierguard.Default;
import io.tierguard.Secret;
import io.tierguard.Tierguard;
import io.tierguard.model.Problem;
import io.tierguard.report.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From checked values to the record that the application declared. */
class RecordBinderTest {
    @TempDir
    Path folder;

    private <T extends Record> Tierguard<T> guard(Class<T> type, Map<String, String> environment) {
        return Tierguard.of(type)
                .environment(environment)
                .systemProperties(Map.of())
                .directory(folder)
                .tier(DEVELOPMENT);
    }

    private <T extends Record> T load(Class<T> type, Map<String, String> environment) {
        return guard(type, environment).load().config();
    }

    // shapes

    record Postgres(String db, @Default("5432") int port) {}

    record Pool(Postgres main, Optional<Integer> size, Postgres replica) {}

    record Nested(String a, Pool pool, Postgres postgres, String z) {}

    @Test
    void nestedRecordsAreBoundInTheirPlace() {
        Nested nested = load(
                Nested.class,
                Map.of(
                        "A",
                        "1",
                        "POOL_MAIN_DB",
                        "2",
                        "POOL_SIZE",
                        "3",
                        "POOL_REPLICA_DB",
                        "4",
                        "POSTGRES_DB",
                        "5",
                        "POSTGRES_PORT",
                        "6",
                        "Z",
                        "7"));

        assertThat(nested)
                .isEqualTo(new Nested(
                        "1",
                        new Pool(new Postgres("2", 5432), Optional.of(3), new Postgres("4", 5432)),
                        new Postgres("5", 6),
                        "7"));
    }

    record Wrapped(
            Optional<String> none,
            Optional<String> some,
            Secret<String> secret,
            Optional<Secret<URI>> secretUri,
            Optional<Secret<String>> noSecret,
            Secret<List<Integer>> secrets) {}

    @Test
    void valuesAreWrappedAsDeclared() {
        Wrapped wrapped = load(
                Wrapped.class,
                Map.of("SOME", "s", "SECRET", "canary", "SECRET_URI", "https://canary", "SECRETS", "1,2"));

        assertThat(wrapped.none()).isEmpty();
        assertThat(wrapped.some()).contains("s");
        assertThat(wrapped.secret().reveal()).isEqualTo("canary");
        assertThat(wrapped.secretUri().orElseThrow().reveal()).isEqualTo(URI.create("https://canary"));
        assertThat(wrapped.noSecret()).isEmpty();
        assertThat(wrapped.secrets().reveal()).containsExactly(1, 2);
        assertThat(wrapped.toString()).doesNotContain("canary").contains("secret=***");
    }

    record Boxes(
            boolean a,
            Boolean b,
            byte c,
            Byte d,
            short e,
            Short f,
            int g,
            Integer h,
            long i,
            Long j,
            float k,
            Float l,
            double m,
            Double n) {}

    @Test
    void primitivesAndTheirBoxesAreTheSame() {
        Map<String, String> environment = new HashMap<>();
        for (RecordComponent component : Boxes.class.getRecordComponents()) {
            String key = component.getName().toUpperCase(java.util.Locale.ROOT);
            environment.put(key, key.compareTo("C") < 0 ? "true" : "7");
        }

        assertThat(load(Boxes.class, environment))
                .isEqualTo(
                        new Boxes(true, true, (byte) 7, (byte) 7, (short) 7, (short) 7, 7, 7, 7L, 7L, 7f, 7f, 7d, 7d));
    }

    record Collections(
            List<String> list,
            Set<Integer> set,
            Map<String, Duration> map,
            @Default("a,b") List<String> defaults) {}

    @Test
    void collectionsCantBeChanged() {
        Tierguard<Collections> guard = guard(Collections.class, Map.of("LIST", "a", "SET", "1", "MAP", "a=1s"));
        Collections bound = guard.load().config();

        assertThatThrownBy(() -> bound.list().add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> bound.set().add(2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> bound.map().put("b", Duration.ZERO)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> bound.defaults().set(0, "x")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(guard.load().config()).isEqualTo(bound);
    }

    private record Private(String a, PrivateNested b) {}

    private record PrivateNested(String c) {}

    @Test
    void aRecordNeedNotBePublic() {
        record Local(String a, PrivateNested b) {}

        Map<String, String> environment = Map.of("A", "1", "B_C", "2");
        assertThat(load(Private.class, environment)).isEqualTo(new Private("1", new PrivateNested("2")));
        assertThat(load(Local.class, environment)).isEqualTo(new Local("1", new PrivateNested("2")));
    }

    record TwoConstructors(String a, int b) {
        TwoConstructors(int b, String a) {
            this(a, b);
        }

        TwoConstructors(String a) {
            this(a, 0);
        }
    }

    @Test
    void theCanonicalConstructorIsTaken() {
        assertThat(load(TwoConstructors.class, Map.of("A", "a", "B", "1"))).isEqualTo(new TwoConstructors("a", 1));
    }

    // refusals

    record Throwing(String a, String how) {
        Throwing {
            switch (how) {
                case "exception" -> throw new IllegalStateException("canary " + a, new RuntimeException("canary " + a));
                case "error" -> throw new AssertionError("canary " + a);
                case "overflow" -> throw new StackOverflowError("canary " + a);
                case "jdk" -> Integer.parseInt(a);
                case "list" -> List.of().get(a.length());
                case "index" -> java.util.Objects.checkIndex(a.length(), 0);
                case "anonymous" ->
                    throw new RuntimeException("canary " + a) {
                        private static final long serialVersionUID = 1L;
                    };
                case "traceless" -> throw new Traceless("canary " + a);
                default -> {}
            }
        }
    }

    private static final class Traceless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Traceless(String message) {
            super(message, null, false, false);
        }
    }

    private Problem refused(String how) {
        Tierguard<Throwing> guard = guard(Throwing.class, Map.of("A", "canary", "HOW", how));
        Report report = guard.check();
        assertThat(report.accepted()).isFalse();
        assertThat(report.findings()).hasSize(1);
        assertThat(report.toString() + report.toJson()).doesNotContain("canary");
        ConfigRefusedException thrown = catchThrowableOfType(ConfigRefusedException.class, guard::load);
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("canary").doesNotContain("Caused by");
        return report.findings().get(0).problem();
    }

    @Test
    void whatAConstructorThrowsIsAFindingWithItsTypeAndPlaceAlone() {
        for (String how : List.of("exception", "error", "overflow", "jdk", "list", "index")) {
            Problem problem = refused(how);

            assertThat(problem.id()).hasToString("TG310");
            assertThat(problem.message()).isEqualTo("the constructor of Throwing refuses the values");
            assertThat(problem.notes())
                    .singleElement()
                    .asString()
                    .containsPattern("^[A-Z][A-Za-z]+ at RecordBinderTest.java:[0-9]+ ");
        }
        assertThat(refused("exception").notes().get(0)).startsWith("IllegalStateException at ");
        assertThat(refused("error").notes().get(0)).startsWith("AssertionError at ");
        assertThat(refused("jdk").notes().get(0)).startsWith("NumberFormatException at ");
    }

    @Test
    void anExceptionWithoutANameOrATraceIsAFindingToo() {
        assertThat(refused("anonymous").notes().get(0)).startsWith(Throwing.class.getName() + "$");
        assertThat(refused("traceless").notes().get(0)).startsWith("Traceless (");
    }

    record Holder(String a, Throwing throwing) {}

    @Test
    void aNestedRecordThatRefusesIsNamed() {
        Report report = guard(Holder.class, Map.of("A", "1", "THROWING_A", "1", "THROWING_HOW", "error"))
                .check();

        assertThat(report.findings().get(0).problem().message())
                .contains("Throwing")
                .doesNotContain("Holder");
    }

    @Test
    void aRecordIsNotBuiltOfValuesThatAreRefused() {
        Report report = guard(Throwing.class, Map.of("A", "1")).check();

        assertThat(report.findings())
                .extracting(finding -> finding.problem().id().id())
                .containsExactly("TG201");
    }

    @Test
    void warningsAreKeptWhereTheConstructorRefuses() {
        Report report = Tierguard.of(Throwing.class)
                .environment(Map.of("A", "1", "HOW", "error\n", "PRODUCTION_A", ""))
                .systemProperties(Map.of())
                .directory(folder)
                .tier(io.tierguard.Tier.DEVELOPMENT)
                .check();

        assertThat(report.findings())
                .extracting(finding -> finding.problem().id().id())
                .containsExactly("TG420");
        assertThat(report.accepted()).isTrue();
    }

    @Test
    void aRecordOfAModuleThatIsClosedSaysWhatToOpen() throws ClassNotFoundException {
        Class<?> closed = Class.forName("sun.security.pkcs.SignerInfo$AlgorithmInfo");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordBinder.of(closed))
                .withMessage("the module java.base must say: opens sun.security.pkcs to io.tierguard;");
    }

    // size

    @Test
    void aRecordMayBeAsLargeAsTheJvmLetsIt() throws Exception {
        StringBuilder components = new StringBuilder();
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < 254; i++) {
            components.append(i == 0 ? "" : ", ").append("String key").append(i);
            environment.put("KEY" + i, "value" + i);
        }
        Class<? extends Record> large = compiled("Large", "public record Large(" + components + ") {}");
        Record bound = load(large, environment);

        RecordComponent[] read = large.getRecordComponents();
        assertThat(read).hasSize(254);
        for (int i = 0; i < read.length; i++) {
            assertThat(read[i].getAccessor().invoke(bound)).isEqualTo("value" + i);
        }
    }

    @Test
    void aRecordMayBeDeep() throws Exception {
        StringBuilder source = new StringBuilder("public record Deep(String a, Deep0 n) {}\n");
        Map<String, String> environment = new HashMap<>(Map.of("A", "top"));
        for (int i = 0; i < 60; i++) {
            source.append("record Deep" + i + "(String a" + (i == 59 ? "" : ", Deep" + (i + 1) + " n") + ") {}\n");
            environment.put("N_".repeat(i + 1) + "A", "level" + i);
        }
        Object bound = load(compiled("Deep", source.toString()), environment);

        assertThat(bound.toString())
                .startsWith("Deep[a=top, n=Deep0[a=level0, ")
                .contains("Deep59[a=level59]");
    }

    /** Written here rather than spelt out: one source line makes a class. */
    @SuppressWarnings("unchecked")
    private Class<? extends Record> compiled(String name, String source) throws Exception {
        Path file = Files.writeString(Files.createTempDirectory(folder, "src").resolve(name + ".java"), source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", file.getParent().toString(), file.toString());
        assertThat(result).isZero();
        URLClassLoader loader = new URLClassLoader(
                new URL[] {file.getParent().toUri().toURL()}, getClass().getClassLoader());
        return (Class<? extends Record>) loader.loadClass(name);
    }
}
