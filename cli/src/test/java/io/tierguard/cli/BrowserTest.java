package io.tierguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Has the page of the matrix read by a browser. */
@Timeout(120)
class BrowserTest {
    private static final Path EVENT_API = Path.of("../examples/event-api").toAbsolutePath();
    private static final Pattern ROW = Pattern.compile("<th scope=\"row\"><code>(.*?)</code>");
    private static final Pattern KEY = Pattern.compile("\"key\": \"(.*?)\"");
    private static final Pattern INITIATOR = Pattern.compile("\"initiator\":\"(.*?)\"");

    @TempDir
    Path folder;

    /**
     * What came of a page.
     *
     * @param dom its elements, once it is loaded
     * @param console what the browser said of it
     * @param requests who asked for something over the network; the browser itself, which does, is {@code not an origin}
     */
    private record Loaded(String dom, List<String> console, List<String> requests) {
        List<String> rows() {
            return found(ROW, dom).stream()
                    .map(cell -> cell.replace("<wbr>", ""))
                    .toList();
        }
    }

    @BeforeEach
    void needBrowser() {
        Programs.need("chromium");
    }

    /** No name is resolved, so that nothing leaves this machine whatever the page or the browser asks for. */
    private Loaded load(String html) throws IOException, InterruptedException {
        Path page = Files.writeString(folder.resolve("page.html"), html);
        Path requests = folder.resolve("requests.json");
        Started browser = Started.in(
                folder,
                Map.of("HOME", folder.toString()),
                new byte[0],
                List.of(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-quic",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--v=0",
                        "--log-net-log=" + requests,
                        "--dump-dom",
                        page.toUri().toString()));
        assertThat(browser.code()).as(browser.err()).isZero();
        List<String> console =
                browser.err().lines().filter(line -> line.contains(":CONSOLE")).toList();
        return new Loaded(browser.out(), console, found(INITIATOR, Files.readString(requests)));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String matrix(Path place) {
        Cli cli = Cli.in(place, Map.of(), "matrix", "--format", "html");
        assertThat(cli.code()).isZero();
        return cli.out();
    }

    private static List<String> keys(Path place) {
        Cli cli = Cli.in(place, Map.of(), "explain", "--tier", "development", "--format", "json");
        assertThat(cli.code()).isZero();
        return found(KEY, cli.out());
    }

    private static void assertSelfContained(Loaded page) {
        assertThat(page.console()).isEmpty();
        assertThat(page.requests()).allMatch(initiator -> initiator.equals("not an origin"));
        assertThat(page.dom())
                .doesNotContainPattern("<(script|img|link|iframe|base|form)|<[a-z][^>]* (style|src|on[a-z]+)=");
    }

    @Test
    void everyKeyHasItsRow() throws Exception {
        Loaded page = load(matrix(EVENT_API));
        assertSelfContained(page);
        assertThat(page.rows()).hasSizeGreaterThan(10).isEqualTo(keys(EVENT_API));
    }

    @Test
    void everyKeyHasItsRowWhateverTheContractSays() throws Exception {
        Files.writeString(folder.resolve("tierguard.conf"), HostileContractTest.contract());
        Loaded page = load(matrix(folder));
        assertSelfContained(page);
        assertThat(page.rows()).hasSizeGreaterThan(10).isEqualTo(keys(folder));
    }

    /** Without this, what is empty above might only be looked for in the wrong place. */
    @Test
    void tellsOfWhatThePolicyKeepsOut() throws Exception {
        String more = "<script>0</script><style>b { color: red }</style></body>";
        Loaded page = load(matrix(EVENT_API).replace("</body>", more));
        assertThat(page.console())
                .hasSize(2)
                .allMatch(line -> line.contains("violates the following Content Security Policy directive"));
    }

    @Test
    void tellsOfWhatThePageAsksFor() throws Exception {
        String page = matrix(EVENT_API).replaceFirst("<meta http-equiv[^>]*>", "");
        assertThat(load(page).requests()).doesNotContain("null");
        String image = "<img src=\"https://images.example.net/x.png\"></body>";
        assertThat(load(page.replace("</body>", image)).requests()).contains("null");
    }
}
