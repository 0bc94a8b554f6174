package io.tierguard.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Tier;
import io.tierguard.contract.file.ContractFile;
import io.tierguard.layer.Sources;
import io.tierguard.report.Phase;
import io.tierguard.report.Report;
import io.tierguard.source.Reading;
import io.tierguard.source.SecretRequest;
import io.tierguard.source.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a build can say: of the contract and the files, and of nothing that only the start can know. */
class BuildCheckTest {
    private static final String CONTRACT = """
            application = thing
            keys {
              NAME  { required = true }
              PORT  { type = port }
              TOKEN { required = true, secret = true }
              DEBUG_ENDPOINTS { type = boolean, default = true }
            }
            """;

    @TempDir
    Path folder;

    private Report check(Options options) throws IOException {
        return check(CONTRACT, options);
    }

    private Report check(String contract, Options options) throws IOException {
        ContractFile file = ContractFile.read(Files.writeString(folder.resolve("tierguard.conf"), contract));
        Options all = options.withDirectory(folder).withWaivers(file.waivers());
        return new BuildCheck(file.contract(), file.problems(), all).run();
    }

    private Report check() throws IOException {
        return check(Options.NONE.withEnvironment(Map.of()));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static List<String> said(Report report) {
        return report.findings().stream()
                .map(finding -> finding.id() + " " + finding.severity().label() + " " + finding.key() + " "
                        + finding.origin().location())
                .toList();
    }

    /** No key is missing and no default unsafe in a build: only a start knows what is set. */
    @Test
    void saysNothingOfWhatIsNotThere() throws IOException {
        Report report = check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.phase()).isEqualTo(Phase.BUILD);
        assertThat(report.tier()).isEmpty();
        assertThat(report).hasToString("thing's contract and files are in order\n\n  0 errors, 0 warnings · 4 keys\n");
    }

    @Test
    void saysWhatCannotBeReadOnce() throws IOException {
        write("application.conf", "port = many\n");
        assertThat(said(check())).containsExactly("TG301 error PORT application.conf:1");
    }

    /** Of the file that every tier reads, a variable may make something else. */
    @Test
    void judgesWhatIsUnsafeInATiersOwnFileAlone() throws IOException {
        write("application.conf", "debug-endpoints = true\n");
        assertThat(said(check())).isEmpty();
        write("application-production.conf", "debug-endpoints = true\n");
        write("application-staging.conf", "token = not-a-real-token-of-staging\n");
        assertThat(said(check()))
                .containsExactly(
                        "TG401 error DEBUG_ENDPOINTS application-production.conf:1",
                        "TG502 error TOKEN application-staging.conf:1");
        assertThat(said(check(Options.NONE.withEnvironment(Map.of()).withTier(Tier.PRODUCTION))))
                .containsExactly("TG401 error DEBUG_ENDPOINTS application-production.conf:1");
    }

    /** A developer's .env lies beside the code, and isn't deployed with it. */
    @Test
    void readsDotenvAsADeveloperDoes() throws IOException {
        write(".env", "NAME=x\nTOKEN=\"half\nLD_PRELOAD=/tmp/x.so\n");
        Files.setPosixFilePermissions(folder.resolve(".env"), PosixFilePermissions.fromString("rw-------"));
        assertThat(said(check()))
                .contains("TG506 error LD_PRELOAD .env:3:12", "TG601 error TOKEN .env:2:7")
                .noneMatch(said -> said.startsWith("TG501"));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void hearsNoVariable(Tier tier) throws IOException {
        Map<String, String> shell = Map.of(
                "APP_TIER", "nonsense", "NODE_ENV", "development", "PORT", "x", "PRODUCTION_TOKEN", "y", "TOKEN", "z");
        assertThat(said(check(Options.NONE.withEnvironment(shell).withTier(tier))))
                .isEmpty();
    }

    /** What is to be interpolated is there at the start, and may not be in a build. */
    @Test
    void leavesInterpolationToTheStart() throws IOException {
        write("application.conf", "name = ${WORKSPACE}\n");
        write(".env.test", "NAME=${WORKSPACE}\nPORT=${PORT_OF_THE_DAY:?say which}\n");
        Files.setPosixFilePermissions(folder.resolve(".env.test"), PosixFilePermissions.fromString("rw-------"));
        assertThat(said(check())).allMatch(said -> said.startsWith("TG613 warning")); // as they stand, readers disagree
    }

    @Test
    void asksNoSecretManager() throws IOException {
        Options asking = Options.NONE
                .withEnvironment(Map.of())
                .withSecrets(new Sources.Manager(
                        new SecretSource() {
                            @Override
                            public String name() {
                                return "the vault";
                            }

                            @Override
                            public Reading fetch(SecretRequest request) {
                                throw new AssertionError("a build reads no secret");
                            }
                        },
                        null));
        assertThat(check(asking).findings()).isEmpty();
    }

    @Test
    void refusesAContractThatIsWrong() throws IOException {
        ContractFile file = ContractFile.read(folder.resolve("none.conf"), "none.conf");
        Report report = new BuildCheck(file.contract(), file.problems(), Options.NONE).run();
        assertThat(said(report)).containsExactly("TG701 error null none.conf");
        assertThat(report.accepted()).isFalse();
        assertThat(report.toJson()).contains("\"phase\": \"build\"");
    }

    private static final String WAIVING = """
            application = thing
            keys { HOT { type = boolean, forbidden = [staging, production] } }
            waivers = [{ guard = TG202, key = HOT, tier = %s, reason = r, owner = o, until = 2026-12-31 }]
            """;

    /** What staging may do for a while is refused in production all the same, whichever of the two is looked at first. */
    @ParameterizedTest
    @EnumSource(
            value = Tier.class,
            names = {"STAGING", "PRODUCTION"})
    void aWaiverOfOneTierCoversNoOther(Tier waived) throws IOException {
        write("application.conf", "hot = true\n");
        Report report = check(WAIVING.formatted(waived.label()), on("2026-12-01"));

        assertThat(report.accepted()).isFalse();
        assertThat(said(report)).containsExactly("TG202 error HOT application.conf:1");
        assertThat(report.findings().get(0).waived()).isFalse();
        assertThat(check(WAIVING.formatted("[staging, production]"), on("2026-12-01"))
                        .accepted())
                .isTrue();
    }

    @Test
    void aWaiverThatIsOverIsSaidInABuildAlready() throws IOException {
        Report report = check(WAIVING.formatted("[staging, production]"), on("2027-01-01"));

        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().get(0).id()).isEqualTo("TG902");
        assertThat(report.accepted()).isFalse();
        assertThat(check(WAIVING.formatted("staging"), on("2027-01-01").withTier(Tier.PRODUCTION))
                        .findings())
                .isEmpty();
    }

    private static Options on(String day) {
        return Options.NONE.withEnvironment(Map.of()).withClock(Waiving.on(day));
    }

    private static final String URLS = """
            application = thing
            keys { API_URL { type = url }, BASE {}, PORT { type = port } }
            """;

    /** What is missing from these is there at the start. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".env.test|API_URL=${BASE}/x",
                ".env.test|API_URL=\"${BASE:-}/x\"",
                ".env.test|API_URL=${BASE:+https://}x",
                ".env.test|BASE=${HOST}/a\nAPI_URL=$BASE/x",
                "application.conf|api-url = ${?BASE}\"/x\"",
                "application.conf|api-url = ${base}\"/x\"\nbase = ${?HOST}\"/a\"",
                "application.conf|api-url = ${?HOST}${?PATH_OF_IT}\"/x\"",
                "application.conf|api-url = \"https://api.example.net\"\napi-url = ${?BASE}\"/x\"",
                "application-production.conf|api-url = ${?BASE}\"/x\"",
            })
    void leavesWhatIsNotWholeToTheStart(String file) throws IOException {
        String name = file.substring(0, file.indexOf('|'));
        write(name, file.substring(name.length() + 1) + "\n");
        if (name.startsWith(".env")) {
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
        }

        assertThat(said(check(URLS, Options.NONE.withEnvironment(Map.of()))))
                .allMatch(said -> said.startsWith("TG613 warning"));
    }

    /** A fallback is whole, and serves where nothing else does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".env.test|PORT=${PORT_OF_THE_DAY:-many}",
                ".env.test|BASE=many\nPORT=$BASE",
                "application.conf|port = many\nport = ${?PORT}",
                "application.conf|port = ${base}\nbase = many",
            })
    void refusesAWholeValueThatWasPutTogether(String file) throws IOException {
        String name = file.substring(0, file.indexOf('|'));
        write(name, file.substring(name.length() + 1) + "\n");
        if (name.startsWith(".env")) {
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
        }

        assertThat(said(check(URLS, Options.NONE.withEnvironment(Map.of()))))
                .anyMatch(said -> said.startsWith("TG301 error PORT"));
    }

    /** No variable makes something else of it: the file itself may not say such a thing. */
    @Test
    void refusesAControlKeyInWhicheverFile() throws IOException {
        write("application.conf", "APP_TIER = production\nTIERGUARD_X = 1\n");
        assertThat(said(check()))
                .containsExactlyInAnyOrder(
                        "TG506 error APP_TIER application.conf:1", "TG506 error TIERGUARD_X application.conf:2");
    }
}
