package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.tierguard.cli.init.Draft;
import io.tierguard.contract.file.ContractFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a first contract says, and when none is written. */
class InitCommandTest {
    @TempDir
    Path folder;

    private Cli init(String... arguments) {
        return Cli.in(
                folder,
                Map.of(),
                Stream.concat(Stream.of("init"), Stream.of(arguments)).toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Returns the lines between the braces, without the spaces that align them. */
    private List<String> keys() throws IOException {
        List<String> keys = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("tierguard.conf"))) {
            if (line.startsWith("  ")) {
                keys.add(line.strip().replaceAll(" +", " "));
            }
        }
        assertThat(ContractFile.read(folder.resolve("tierguard.conf")).problems())
                .isEmpty();
        return keys;
    }

    private List<String> filesWritten() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".env"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void infersTypesFromEveryValue() throws IOException {
        write(".env", """
                DEBUG=true
                HTTP_PORT=8080
                WORKERS=4
                RATIO=0.5
                TIMEOUT=30s
                UPLOAD_LIMIT=10MiB
                HOME_PAGE=https://www.example.net/
                QUEUE=file:///var/queue
                REDIS_HOST=redis
                SENDER=someone@example.net
                LIMITS='{"a": 1}'
                GREETING=hello
                RUBY_VERSION=3.10
                AREA=030
                BOTH=1
                LOG_LEVEL=INFO
                """);
        write(".env.production", "BOTH=one\nWORKERS=16\n");
        assertThat(init().code()).isZero();
        assertThat(keys())
                .containsExactly(
                        "DEBUG { type = boolean }",
                        "HTTP_PORT { type = port }",
                        "WORKERS { required = true, type = integer }",
                        "RATIO { type = number }",
                        "TIMEOUT { type = duration }",
                        "UPLOAD_LIMIT { type = size }",
                        "HOME_PAGE { type = url }",
                        "QUEUE { type = uri }",
                        "REDIS_HOST { type = host }",
                        "SENDER { type = email }",
                        "LIMITS { type = json }",
                        "GREETING {}",
                        "RUBY_VERSION {}",
                        "AREA {}",
                        "BOTH { required = true }",
                        "LOG_LEVEL { values = [TRACE, DEBUG, INFO, WARN, ERROR] }");
    }

    @Test
    void requiresWhatTheFilesOfTheTiersSet() throws IOException {
        write(".env", "EVERYWHERE=a\nHERE=a\nEMPTY_THERE=a\nSOME=a\n");
        write(".env.local", "MINE=a\n");
        write(".env.staging", "EVERYWHERE=b\nEMPTY_THERE=\nSOME=a\nSTAGING_OWN=x\nOWN=\n");
        write(".env.prod", "EVERYWHERE=c\nEMPTY_THERE=c\nLATE=a\nOWN=y\n");
        write(".env.example", "OTHER=\n");
        assertThat(init().code()).isZero();
        assertThat(keys())
                .containsExactly(
                        "EVERYWHERE { required = true }",
                        "HERE {}",
                        "EMPTY_THERE { required = [development, production] }",
                        "SOME { required = [development, staging] }",
                        "MINE {}",
                        "OWN { required = [staging, production] }",
                        "LATE { required = [production] }",
                        "OTHER {}");
    }

    @Test
    void developersOwnFileCountsWhereItIsTheOnlyOne() throws IOException {
        write(".env.local", "A=a\n");
        assertThat(init().code()).isZero();
        assertThat(keys()).containsExactly("A { required = true }");
    }

    /** A name alone on its line says that there is such a key; the value of whoever runs this is nobody's business. */
    @Test
    void nameAloneIsAKeyWithoutAValue() throws IOException {
        write(".env", "A=a\nB\n");
        Cli cli = Cli.in(folder, Map.of("B", "true"), "init");
        assertThat(cli.code()).isZero();
        assertThat(keys()).containsExactly("A { required = true }", "B {}");
    }

    @Test
    void suggestsLevelsOnlyWhereAllAreKnown() throws IOException {
        write(".env", "LOG_LEVEL=loud\nWEB_LOG_LEVEL=fatal\n");
        assertThat(init().code()).isZero();
        assertThat(keys())
                .containsExactly(
                        "LOG_LEVEL { required = true }",
                        "WEB_LOG_LEVEL { required = true, values = [trace, debug, info, warn, error, fatal] }");
    }

    @Test
    void deviceIsNoFileToKeep() throws IOException {
        write(".env", "A=a\n");
        assertThat(init("-o", "/dev/null", "-q")).isEqualTo(new Cli(0, "", ""));
    }

    @Test
    void onlyATemplateRequiresAll() throws IOException {
        write(".env.example", "A=\nB_PORT=80\n");
        assertThat(init().code()).isZero();
        assertThat(keys())
                .containsExactly("A { required = true }", "B_PORT { required = true, type = port, example = 80 }");
    }

    @Test
    void examplesAreATemplatesAndNoSecrets() throws IOException {
        write(".env", "A_PORT=1111\nWAIT=5s\nDB_PASSWORD=7777\n");
        write(".env.example", "A_PORT=2222\nWAIT=30s\nSIZE_COUNT=7777\nDB_PASSWORD=7777\nNAME=me\n");
        assertThat(init().code()).isZero();
        assertThat(keys())
                .containsExactly(
                        "A_PORT { required = true, type = port, example = 2222 }",
                        "WAIT { required = true, type = duration, example = \"30s\" }",
                        "DB_PASSWORD { required = true, secret = true }",
                        "SIZE_COUNT { type = integer }",
                        "NAME {}");
    }

    @Test
    void leavesOutWhatIsNoKeyOfTheApplication() throws IOException {
        write(".env", """
                URL=a
                APP_TIER=development
                LD_PRELOAD=evil.so
                lower=a
                PRODUCTION_URL=b
                PROD_URL=b
                ABCDEFGHIJKLMNOP1QRSTUVWXYZ=
                NODE_ENV=development
                """);
        Cli cli = init();
        assertThat(cli.code()).isZero();
        assertThat(keys()).containsExactly("URL { required = true }", "NODE_ENV { required = true }");
        assertThat(cli.err()).isEqualTo("""
                        tierguard: left out what says the tier, and needs no declaration: APP_TIER (.env:2:10)
                        tierguard: left out what steers the process itself, and no file may set: LD_PRELOAD (.env:3:12)
                        tierguard: left out no key, which is [A-Z][A-Z0-9_]*: .env:4:7
                        tierguard: left out another tier's form of a key that is here by its own name: PRODUCTION_URL \
                        (.env:5:16), PROD_URL (.env:6:10)
                        tierguard: left out too long or too random for the name of a key: .env:7:29
                        tierguard: tierguard.conf has 2 keys, 0 of them secret: read it, then run 'tierguard check'
                        """);
    }

    @Test
    void valueOfAnotherTiersFormStillTellsASecret() throws IOException {
        write(".env", "STORE=here\nSTAGING_STORE=https://a:b@store.example.net/\n");
        assertThat(init("-q")).isEqualTo(new Cli(0, "", ""));
        assertThat(keys()).containsExactly("STORE { required = true, secret = true } # secret by the look of a value");
    }

    @Test
    void keepsWhatIsThereUnlessForced() throws IOException {
        write(".env", "A=1\n");
        write("tierguard.conf", "mine");
        Cli cli = init();
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("tierguard: tierguard.conf is there already: --force replaces it\n");
        assertThat(folder.resolve("tierguard.conf")).hasContent("mine");
        assertThat(init("--force").code()).isZero();
        assertThat(keys()).containsExactly("A { required = true, type = integer }");
    }

    @Test
    void linkToNothingIsThereToo() throws IOException {
        write(".env", "A=1\n");
        Files.createSymbolicLink(folder.resolve("tierguard.conf"), folder.resolve("elsewhere"));
        assertThat(init())
                .isEqualTo(new Cli(2, "", "tierguard: tierguard.conf is there already: --force replaces it\n"));
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void writesToTheFolderAFileOrStandardOutput() throws IOException {
        Files.createDirectory(folder.resolve("service"));
        write("service/.env", "A=1\n");
        assertThat(init("--dir", "service").err()).contains("service/tierguard.conf has 1 key, 0 of them secret");
        assertThat(folder.resolve("service/tierguard.conf")).content().contains("application = \"service\"");

        assertThat(init("--dir", "service", "-o", "x.conf").code()).isZero();
        assertThat(folder.resolve("x.conf")).hasSameTextualContentAs(folder.resolve("service/tierguard.conf"));

        Cli cli = init("--from", "service/.env", "--application", "a \"b\"\n", "-q", "-o", "-");
        assertThat(cli.out()).contains("application = \"a \\\"b\\\"\\\\n\"\n");
        assertThat(cli.err()).isEmpty();
        write("tierguard.conf", cli.out());
        assertThat(ContractFile.read(folder.resolve("tierguard.conf")).problems())
                .isEmpty();
    }

    @Test
    void readsTheFilesThatAreNamed() throws IOException {
        write(".env", "A=1\n");
        write("other", "B=1\n");
        write(".env.stg", "C=1\n");
        Cli cli = init("--from", "other", ".env.stg", "--from", ".env.stg");
        assertThat(cli.err())
                .startsWith("tierguard: the name of other says no tier, so nothing is required for what it sets\n");
        assertThat(keys()).containsExactly("B { type = integer }", "C { required = true, type = integer }");
    }

    @Test
    void leavesAloneWhatSaysNoTierUnlessItIsNamed() throws IOException {
        write(".env", "A=1\n");
        write(".env.vault", "not = a .env at all 'x");
        write(".envrc", "export A=1\n");
        Files.createDirectory(folder.resolve(".env.test"));
        Cli cli = init();
        assertThat(cli.code()).isZero();
        assertThat(cli.err())
                .startsWith("tierguard: left alone, because the name says no tier: .env.vault; --from reads it\n");
    }

    @Test
    void brokenFilesAreOneLineEachAndNothingIsWritten() throws IOException {
        write(".env", "A=1\nB='open\n");
        write(".env.staging", "=x\nC=${A\n");
        Cli cli = init();
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.err().lines())
                .hasSize(3)
                .allMatch(line -> line.matches("tierguard: \\.env[.a-z]*:\\d+:\\d+: .+"));
        assertThat(filesWritten()).isEmpty();
    }

    @Test
    void fileThatIsTooLargeIsRefused() throws IOException {
        write(".env", "A=" + "x".repeat(10 << 20));
        Cli cli = init();
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.err()).isEqualTo("tierguard: .env: .env is larger than 1048576 bytes, and was not read\n");
        assertThat(filesWritten()).isEmpty();
    }

    @Test
    void fileThatIsNoTextIsRefused() throws IOException {
        Files.write(folder.resolve(".env"), "A=\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        Cli cli = init();
        assertThat(cli.code()).isEqualTo(78);
        assertThat(cli.err()).isEqualTo("tierguard: .env:1: .env is not UTF-8, and was not read\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "folder", "folder/.env", "tierguard.conf/x"})
    void fileThatCantBeReadIsWrongUsage(String from) throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        Cli cli = init("--from", from);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err().lines()).hasSize(1).allMatch(line -> line.contains(from));
        assertThat(filesWritten()).containsExactly("folder");
    }

    @Test
    void unreadableFileIsWrongUsage() throws IOException {
        write(".env", "A=1\n");
        Files.setPosixFilePermissions(folder.resolve(".env"), PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(folder.resolve(".env")));
        Cli cli = init();
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("tierguard: .env: .env can't be read: permission is denied\n");
    }

    @Test
    void nothingToReadIsWrongUsage() throws IOException {
        assertThat(init())
                .isEqualTo(new Cli(2, "", "tierguard: there is no .env file here: name those to read with --from\n"));
        write(".env", "# nothing\n");
        assertThat(init()).isEqualTo(new Cli(2, "", "tierguard: no key was found: nothing was written\n"));
        assertThat(filesWritten()).isEmpty();
    }

    @Test
    void asManyKeysAsAContractCanHave() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Draft.MOST_KEYS; i++) {
            text.append("K_").append(i).append("=a\n");
        }
        write(".env", text.toString());
        assertThat(init().code()).isZero();
        assertThat(keys()).hasSize(Draft.MOST_KEYS);
        write(".env", text + "ONE_MORE=a\n");
        Cli cli = init("--force");
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("tierguard: 4001 keys were found, and a contract has at most 4000\n");
    }

    @Test
    void applicationHasAName() throws IOException {
        write(".env", "A=1\n");
        assertThat(init("--application", " ").code()).isEqualTo(2);
    }

    @Test
    void nameOfAFileDoesNotLeaveTheComment() throws IOException {
        write("a\nb.env.prod", "A=1\n");
        assertThat(init("--from", "a\nb.env.prod").code()).isZero();
        assertThat(keys()).containsExactly("A { required = true, type = integer }");
        assertThat(folder.resolve("tierguard.conf")).content().contains("# a\\nb.env.prod.");
    }
}
