package io.tierguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.Tier;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who opens what a contract names, wherever it is found, and whatever is wrong with it. */
class SecretProvidersTest {
    private static final Origin LINE = new Origin.File(Layer.DEFAULT, "tierguard.conf", 7, 0);

    @TempDir
    Path folder;

    /** Is called as the registered one. */
    public static final class Twin implements SecretProvider {
        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public Answer open(Request request) {
            throw new AssertionError("a provider of an ambiguous name was asked");
        }
    }

    /** Has a name of its own. */
    public static final class Vault implements SecretProvider {
        @Override
        public String name() {
            return "vault2";
        }

        @Override
        public Answer open(Request request) {
            return new Answer.Malformed("a path");
        }
    }

    /** Can't be made. */
    public static final class Broken implements SecretProvider {
        public Broken() {
            throw new IllegalStateException("cAnArY");
        }

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Answer open(Request request) {
            throw new AssertionError("it could not be made");
        }
    }

    /** Can't say what it is called. */
    public static final class Nameless implements SecretProvider {
        @Override
        public String name() {
            throw new UnsupportedOperationException("cAnArY");
        }

        @Override
        public Answer open(Request request) {
            throw new AssertionError("nobody could call it");
        }
    }

    /** Has no name. */
    public static final class Anonymous implements SecretProvider {
        @Override
        public String name() {
            return null;
        }

        @Override
        public Answer open(Request request) {
            throw new AssertionError("nobody could call it");
        }
    }

    /** Has a name that no contract can have. */
    public static final class Shouting implements SecretProvider {
        @Override
        public String name() {
            return "VAULT cAnArY";
        }

        @Override
        public Answer open(Request request) {
            throw new AssertionError("nobody could call it");
        }
    }

    private static SecretSource open(String provider, String reference) {
        Surroundings around = new Surroundings(Map.of("OWNER", "me"), Map.of(), Path.of(""));
        return SecretProviders.find().open(provider, new SecretProvider.Request(reference, Tier.STAGING, around), LINE);
    }

    private static Problem problem(SecretSource source) throws Exception {
        SecretRequest request = new SecretRequest(Tier.STAGING, Set.of(Key.of("A")), Duration.ofSeconds(50));
        Reading reading = source.fetch(request);
        assertThat(reading.entries()).isEmpty();
        assertThat(reading.problems()).hasSize(1);
        assertThat(source.names(request).problems()).isEqualTo(reading.problems());
        assertThat(source.name()).isEqualTo("secrets of tierguard.conf:7");
        Problem problem = reading.problems().get(0);
        assertThat(problem.origin()).isEqualTo(LINE);
        assertThat(problem.toString()).doesNotContain("cAnArY");
        assertThat(problem.fix()).isNotEmpty();
        return problem;
    }

    /** Opens with the thread's class loader seeing these classes as providers, too. */
    private SecretSource openBeside(String provider, String reference, boolean own, String... classes)
            throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(SecretProvider.class.getName()), String.join("\n", classes));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader apart = new Apart(folder.toUri().toURL(), before, own)) {
            thread.setContextClassLoader(apart);
            return open(provider, reference);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** An application's class loader in a server; it may have classes of its own in place of those above it. */
    private static final class Apart extends URLClassLoader {
        private final boolean own;

        Apart(URL folder, ClassLoader parent, boolean own) {
            super(new URL[] {folder}, parent);
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!own || !name.startsWith(ShelfProvider.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void oneThatIsRegisteredIsFound() throws Exception {
        SecretSource source = open("shelf", "A=x");

        assertThat(source.name()).isEqualTo("shelf of me");
        assertThat(source.fetch(new SecretRequest(Tier.STAGING, Set.of(), Duration.ofSeconds(1)))
                        .entries())
                .extracting(entry -> entry.value().reveal())
                .containsExactly("x");
    }

    @Test
    void oneOfTheThreadsClassLoaderIsFound() throws Exception {
        Problem problem = problem(openBeside("vault2", "x", false, Vault.class.getName()));

        assertThat(problem.id() + " " + problem.message())
                .isEqualTo("TG715 what the contract has vault2 open is not a path");
    }

    /** Without the registered one: a thread may have no class loader, or one that knows nothing. */
    @Test
    void aThreadWithoutAClassLoader() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            assertThat(open("shelf", "A=x").name()).isEqualTo("shelf of me");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A server and the application in it may both have the library of a provider: that is one provider. */
    @Test
    void oneClassOfTwoLoadersIsOneProvider() throws Exception {
        for (boolean own : List.of(false, true)) {
            SecretSource source = openBeside("shelf", "A=x", own, ShelfProvider.class.getName());

            assertThat(source.name()).isEqualTo("shelf of me");
            assertThat(source.getClass().getClassLoader() instanceof Apart).isEqualTo(own);
        }
    }

    @Test
    void twoOfOneNameAreAClash() throws Exception {
        Problem problem = problem(openBeside("shelf", "A=x", false, Twin.class.getName()));

        assertThat(problem.id() + " " + problem.message())
                .isEqualTo("TG612 several providers of secrets are called shelf");
        assertThat(problem.notes()).containsExactly(ShelfProvider.class.getName() + ", " + Twin.class.getName());
    }

    @ParameterizedTest
    @CsvSource({
        "fails, TG620 the provider of secrets shelf failed with java.lang.IllegalStateException",
        "lacks-a-class, TG620 the provider of secrets shelf failed with java.lang.NoClassDefFoundError",
        "nothing, TG620 the provider of secrets shelf answered nothing at all",
        "nobody, TG620 the provider of secrets shelf answered nothing at all",
        "nothing-said, TG620 the provider of secrets shelf answered nothing at all",
        "'', TG715 what the contract has shelf open is not a list of\\nassignments",
    })
    void whatAProviderCanAnswer(String reference, String finding) throws Exception {
        Problem problem = problem(open("shelf", reference));

        assertThat(problem.id() + " " + problem.message()).isEqualTo(finding);
    }

    /** A library that nobody asked for doesn't make less of one that is missing. */
    @Test
    void whatCannotBeLoadedIsToldByItsTypeWhereNobodyElseIsCalledSo() throws Exception {
        String[] classes = {
            Broken.class.getName(), "io.example.Nowhere", Nameless.class.getName(), "java.lang.String", "not a class"
        };
        Problem problem = problem(openBeside("vault", "x", false, classes));

        assertThat(problem.id() + " " + problem.message()).isEqualTo("TG623 no provider of secrets is called vault");
        assertThat(problem.notes()).contains("a provider of secrets failed with java.util.ServiceConfigurationError");
        problem = problem(openBeside("vault", "x", false, Broken.class.getName(), Nameless.class.getName()));
        assertThat(problem.notes())
                .contains("a provider of secrets failed with java.lang.IllegalStateException,"
                        + " java.lang.UnsupportedOperationException");
        problem = problem(openBeside("aws", "x", false, Broken.class.getName()));
        assertThat(problem.id() + " " + problem.message()).isEqualTo("TG623 no provider of secrets is called aws");
        assertThat(problem.notes()).contains("a provider of secrets failed with java.lang.IllegalStateException");
        assertThat(problem.fix())
                .isEqualTo(
                        "add io.tierguard:tierguard-secrets-aws to the dependencies, with every library that it needs");
        assertThat(openBeside("shelf", "A=x", false, Broken.class.getName()).name())
                .isEqualTo("shelf of me");
    }

    @Test
    void oneWithoutANameThatAContractCanHaveIsNone() throws Exception {
        String anonymous = Anonymous.class.getName();
        String shouting = Shouting.class.getName();

        assertThat(openBeside("shelf", "A=x", false, anonymous, shouting).name())
                .isEqualTo("shelf of me");
        Problem problem = problem(openBeside("vault", "x", false, anonymous, shouting));
        assertThat(problem.id() + " " + problem.message()).isEqualTo("TG623 no provider of secrets is called vault");
        assertThat(problem.notes())
                .contains("a provider of secrets failed with the name of " + anonymous + ", the name of " + shouting)
                .contains("there are: shelf");
    }

    /** There is nobody to wait for: however many a contract names, none of them costs a thread, or can be late. */
    @Test
    void whatIsNotThereAnswersAtOnce() {
        SecretRequest request = new SecretRequest(Tier.STAGING, Set.of(Key.of("A")), Duration.ofNanos(1));
        SecretSource source = open("vault", "x");

        for (SecretFetch fetch : List.of(SecretFetch.start(source, request), SecretFetch.startNames(source, request))) {
            assertThat(fetch.await().problems())
                    .extracting(problem -> problem.id().id())
                    .containsExactly("TG623");
            assertThat(fetch.name()).isEqualTo("secrets of tierguard.conf:7");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws | no provider of secrets is called aws | | add io.tierguard:tierguard-secrets-aws to the dependencies",
                "github | no provider of secrets is called github | | add io.tierguard:tierguard-secrets-github to the dependencies",
                "asw | no provider of secrets is called asw | did you mean aws? | write aws",
                "githb | no provider of secrets is called githb | did you mean github? | write github",
                "shlef | no provider of secrets is called shlef | did you mean shelf? | write shelf",
                "vault | no provider of secrets is called vault | there are: shelf | add the library that provides it to the dependencies, or correct the name",
                "kanari7 | the contract names a provider of secrets that is not there | there are: shelf | add the library that provides it to the dependencies, or correct the name",
            })
    void noneOfThatName(String name, String message, String note, String fix) throws Exception {
        Problem problem = problem(open(name, "x"));

        assertThat(problem.id()).hasToString("TG623");
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.notes()).isEqualTo(note == null ? List.of() : List.of(note));
        assertThat(problem.fix()).isEqualTo(fix);
    }

    @Test
    void nothingOfAReferenceIsShown() {
        Surroundings around = new Surroundings(Map.of(), Map.of(), Path.of(""));

        assertThat(new SecretProvider.Request("kanari7", Tier.STAGING, around).toString())
                .isEqualTo("a reference in staging");
    }
}
