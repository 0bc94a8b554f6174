package io.tierguard.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Layer;
import io.tierguard.LiveConfig;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that are broken, careless or hostile: a finding each, and what could be read is read. */
class BadConfigSourceTest {
    private static final String QUOTED = "s3cret-in-a-message";

    @TempDir
    Path directory;

    record AppConfig(
            Optional<String> logLevel,
            Optional<String> region,
            Optional<Secret<String>> token,
            Optional<List<String>> hosts) {}

    private Tierguard<AppConfig> in(Tier tier) {
        return Tierguard.of(AppConfig.class)
                .directory(directory)
                .tier(tier)
                .environment(Map.of())
                .systemProperties(Map.of());
    }

    private Report check(Tier tier, ConfigSource source) {
        Report report = in(tier).microprofile(source).check();
        assertThat(Findings.text(report)).doesNotContain(QUOTED).doesNotContain("\tat ");
        return report;
    }

    static Stream<Throwable> throwables() {
        return Stream.of(
                new IllegalStateException(QUOTED),
                new StackOverflowError(QUOTED),
                new NoClassDefFoundError(QUOTED),
                new AssertionError(QUOTED));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T, X extends Throwable> T fail(Throwable thrown) throws X {
        throw (X) thrown;
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void namesThatCannotBeListed(Throwable thrown) {
        GivenSource source = new GivenSource() {
            @Override
            public Set<String> getPropertyNames() {
                return BadConfigSourceTest.<Set<String>, RuntimeException>fail(thrown);
            }
        };
        source.with("log.level", "debug");
        Report report = check(Tier.PRODUCTION, source);
        assertThat(Findings.ids(report)).containsExactly("TG640");
        assertThat(Findings.text(report))
                .contains("given failed with " + thrown.getClass().getName());
        assertThat(report.accepted()).isFalse();
        assertThat(check(Tier.DEVELOPMENT, source).accepted()).isTrue();
        assertThat(source.asked).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void oneValueThatCannotBeRead(Throwable thrown) {
        GivenSource source = new GivenSource() {
            @Override
            public String getValue(String name) {
                return name.equals("region")
                        ? BadConfigSourceTest.<String, RuntimeException>fail(thrown)
                        : super.getValue(name);
            }
        };
        source.with("log.level", "debug", "region", QUOTED);
        Report report = check(Tier.STAGING, source);
        assertThat(Findings.keys(report, "TG640")).containsExactly("REGION");
        assertThat(in(Tier.DEVELOPMENT).microprofile(source).load().config().logLevel())
                .contains("debug");
    }

    /** One sentence for a source that is down, and not one for each key. */
    @Test
    void sourceThatListsNothingAndFails() {
        GivenSource source = new GivenSource() {
            @Override
            public String getValue(String name) {
                throw new IllegalStateException(QUOTED + name);
            }
        };
        Report report = check(Tier.STAGING, source);
        assertThat(Findings.ids(report)).containsExactly("TG640");
    }

    @ParameterizedTest
    @ValueSource(classes = {UnsupportedOperationException.class, NullPointerException.class})
    void notToListIsNoFaultAndToAnswerNullIs(Class<?> how) {
        GivenSource source = new GivenSource() {
            @Override
            @SuppressWarnings("NullAway")
            public Set<String> getPropertyNames() {
                if (how == UnsupportedOperationException.class) {
                    throw new UnsupportedOperationException(QUOTED);
                }
                return null;
            }
        };
        source.with("LOG_LEVEL", "info");
        Report report = check(Tier.PRODUCTION, source);
        assertThat(Findings.ids(report))
                .isEqualTo(how == UnsupportedOperationException.class ? List.of() : List.of("TG640"));
        assertThat(source.asked).contains("LOG_LEVEL");
    }

    @Test
    void nameThatIsNull() {
        GivenSource source = new GivenSource() {
            @Override
            public Set<String> getPropertyNames() {
                return new HashSet<>(Arrays.asList("log.level", null));
            }
        };
        source.with("log.level", "debug");
        assertThat(Findings.ids(check(Tier.STAGING, source))).containsExactly("TG640");
        assertThat(in(Tier.TEST).microprofile(source).load().config().logLevel())
                .contains("debug");
    }

    @Test
    void nameThatIsListedAndThenGone() {
        GivenSource source = new GivenSource();
        source.properties.put("token", null);
        Report report = check(Tier.STAGING, source);
        assertThat(Findings.keys(report, "TG641")).containsExactly("TOKEN");
        assertThat(check(Tier.DEVELOPMENT, source).accepted()).isTrue();
    }

    @Test
    void namesThatChangeWhileTheyAreListed() {
        GivenSource source = new GivenSource() {
            @Override
            public Set<String> getPropertyNames() {
                return names(() -> {
                    throw new ConcurrentModificationException(QUOTED);
                });
            }
        };
        assertThat(Findings.ids(check(Tier.STAGING, source))).containsExactly("TG641");
    }

    @Test
    void twoSpellingsOfOneKey() {
        Report report = check(Tier.DEVELOPMENT, GivenSource.of("log.level", "debug", "LOG_LEVEL", "info"));
        assertThat(Findings.keys(report, "TG612")).containsExactly("LOG_LEVEL");
        assertThat(Findings.text(report)).contains("given, property log.level").contains("given, property LOG_LEVEL");
    }

    @Test
    void listsThatAreNone() {
        assertThat(Findings.ids(check(Tier.TEST, GivenSource.of("hosts[0]", "a", "hosts[2]", "c"))))
                .containsExactly("TG301");
        assertThat(Findings.ids(check(Tier.TEST, GivenSource.of("hosts[0].name", "a", "hosts[1].name", "c"))))
                .containsExactly("TG301");
        assertThat(Findings.ids(check(Tier.TEST, GivenSource.of("hosts[0]", "a", "hosts", "b"))))
                .containsExactly("TG612");
        assertThat(Findings.ids(check(Tier.TEST, GivenSource.of("hosts[0]", "a", "hosts[00]", "b"))))
                .containsExactly("TG612");
        assertThat(Findings.ids(check(Tier.TEST, GivenSource.of("hosts[99999999999]", "a", "hosts[-1]", "b"))))
                .containsExactly("TG301");
    }

    @Test
    void namesWithoutEnd() {
        GivenSource source = new GivenSource() {
            @Override
            public Set<String> getPropertyNames() {
                int[] next = {0};
                return names(() -> "some.name" + next[0]++);
            }
        };
        Report report = check(Tier.STAGING, source);
        assertThat(Findings.ids(report)).containsExactly("TG640");
        assertThat(source.asked).isEmpty();
    }

    @Test
    void hugeValueAndHugeName() {
        GivenSource source = GivenSource.of("region", "x".repeat((1 << 20) + 1), "y".repeat(5_000_000), "z");
        Report report = check(Tier.STAGING, source);
        assertThat(Findings.keys(report, "TG640")).containsExactly("REGION");
        assertThat(Findings.text(report).length()).isLessThan(5_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"HOCON", "FILE", "SECRETS"})
    void namesThatAreNone(Layer layer) {
        GivenSource source = GivenSource.of(
                "",
                "a",
                "\u001b[31mred",
                "b",
                "log\nlevel",
                "c",
                "[0]",
                "d",
                "]",
                "e",
                "%",
                "f",
                "\"",
                "g",
                "\u202etoken",
                "h");
        Report report = in(Tier.STAGING).microprofile(layer, source).check();
        assertThat(report.accepted()).isTrue();
        assertThat(Findings.text(report)).doesNotContain("\u001b").doesNotContain("\u202e");
        assertThat(source.asked).isEmpty();
    }

    private String nameOf(Supplier<String> name) {
        GivenSource source = new GivenSource() {
            @Override
            public String getName() {
                return name.get();
            }
        };
        source.with("log.level", "debug");
        return in(Tier.TEST).microprofile(source).load().explain("LOG_LEVEL").toString();
    }

    @Test
    @SuppressWarnings("NullAway")
    void namesOfTheSourceItself() {
        for (Supplier<String> name :
                List.<Supplier<String>>of(() -> null, () -> " \n ", () -> fail(new StackOverflowError()))) {
            assertThat(nameOf(name)).contains("a ConfigSource, property log.level");
        }
        assertThat(nameOf(() -> "red\u001b[31m" + "x".repeat(100_000)))
                .contains("red\\u{1b}[31mxxx")
                .hasSizeLessThan(1_000);
        assertThat(nameOf(() -> "Vault[https://joe:" + QUOTED + "@vault.example.net/v1?token=" + QUOTED + "]"))
                .contains("Vault[https://***@vault.example.net/v1?***, property")
                .doesNotContain(QUOTED);
    }

    /** Wherever it hangs, the start ends with the budget; what hangs is not called again beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"name", "names", "value"})
    void sourceThatHangs(String where) {
        CountDownLatch never = new CountDownLatch(1);
        GivenSource source = new GivenSource() {
            @Override
            public String getName() {
                return hang("name", super.getName());
            }

            @Override
            public Set<String> getPropertyNames() {
                return hang("names", super.getPropertyNames());
            }

            @Override
            public String getValue(String name) {
                return hang("value", super.getValue(name));
            }

            private <T> T hang(String here, T answer) {
                while (here.equals(where) && never.getCount() > 0) {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        // it heeds none
                    }
                }
                return answer;
            }
        };
        source.with("log.level", "debug");
        try (LiveConfig<AppConfig> live =
                in(Tier.DEVELOPMENT).microprofile(source).live(Duration.ofHours(1))) {
            assertThat(Findings.ids(live.current().report())).containsExactly("TG621");
            assertThat(Findings.text(live.current().report()))
                    .contains((where.equals("name") ? "a ConfigSource" : "given") + " did not answer within 2000 ms");
        } finally {
            never.countDown();
        }
    }

    private static Set<String> names(Supplier<String> next) {
        return new AbstractSet<>() {
            @Override
            public Iterator<String> iterator() {
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public String next() {
                        return next.get();
                    }
                };
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
    }
}
