package io.tierguard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key a name was meant to be, and which names were meant to be none. */
class NearMissTest {
    private static final List<String> KEYS = List.of(
            "POSTGRES_DB",
            "POSTGRES_USER",
            "POSTGRES_PASSWORD",
            "DB_PORT",
            "DATABASE_URL",
            "NODE_ENV",
            "MIX_ENV",
            "LOG_LEVEL",
            "IMAGE_TAG",
            "OPENAI_API_KEY",
            "ENABLE_DEBUG_ENDPOINTS",
            "DISABLE_RATE_LIMITING",
            "MOCK_EXTERNAL_SERVICES",
            "HOT_RELOAD",
            "PERFORMANCE_MONITORING",
            "SECURITY_HARDENING",
            "AWS_REGION",
            "PORT",
            "HOST",
            "REDIS_URL",
            "SMTP_HOST",
            "TIMEOUT",
            "DEBUG",
            "FEATURE_FLAGS");

    private static final List<String> ORDINARY = List.of(
            "_",
            "BASH_VERSION",
            "CI",
            "CI_COMMIT_SHA",
            "CI_JOB_ID",
            "CI_PIPELINE_ID",
            "CI_PROJECT_NAME",
            "CI_REGISTRY_PASSWORD",
            "CI_SERVER_HOST",
            "COLORTERM",
            "COLUMNS",
            "DBUS_SESSION_BUS_ADDRESS",
            "DESKTOP_SESSION",
            "DISPLAY",
            "EDITOR",
            "GDMSESSION",
            "GITHUB_ACTION",
            "GITHUB_ACTIONS",
            "GITHUB_ACTOR",
            "GITHUB_API_URL",
            "GITHUB_BASE_REF",
            "GITHUB_ENV",
            "GITHUB_EVENT_NAME",
            "GITHUB_EVENT_PATH",
            "GITHUB_HEAD_REF",
            "GITHUB_JOB",
            "GITHUB_OUTPUT",
            "GITHUB_PATH",
            "GITHUB_REF",
            "GITHUB_REF_NAME",
            "GITHUB_REPOSITORY",
            "GITHUB_RUN_ID",
            "GITHUB_RUN_NUMBER",
            "GITHUB_SERVER_URL",
            "GITHUB_SHA",
            "GITHUB_STEP_SUMMARY",
            "GITHUB_TOKEN",
            "GITHUB_WORKFLOW",
            "GITHUB_WORKSPACE",
            "GITLAB_CI",
            "GPG_AGENT_INFO",
            "HISTSIZE",
            "HOME",
            "HOSTNAME",
            "HOSTTYPE",
            "IMAGE_OS",
            "IMAGE_VERSION",
            "JAVA_HOME",
            "JAVA_VERSION",
            "JENKINS_URL",
            "JOB_NAME",
            "KUBERNETES_PORT",
            "KUBERNETES_PORT_443_TCP",
            "KUBERNETES_SERVICE_HOST",
            "KUBERNETES_SERVICE_PORT",
            "LANG",
            "LANGUAGE",
            "LC_ALL",
            "LC_CTYPE",
            "LESSCLOSE",
            "LESSOPEN",
            "LINES",
            "LOGNAME",
            "LS_COLORS",
            "MAIL",
            "MAVEN_HOME",
            "MAVEN_OPTS",
            "NVM_DIR",
            "OLDPWD",
            "PAGER",
            "PATH",
            "PS1",
            "PWD",
            "RUNNER_ARCH",
            "RUNNER_NAME",
            "RUNNER_OS",
            "RUNNER_TEMP",
            "RUNNER_TOOL_CACHE",
            "SHELL",
            "SHLVL",
            "SSH_AGENT_PID",
            "SSH_AUTH_SOCK",
            "SSH_CLIENT",
            "SSH_TTY",
            "SUDO_USER",
            "TERM",
            "TMPDIR",
            "TZ",
            "USER",
            "USERNAME",
            "VIRTUAL_ENV",
            "WINDOWID",
            "XAUTHORITY",
            "XDG_CONFIG_DIRS",
            "XDG_RUNTIME_DIR",
            "XDG_SESSION_ID",
            "NODE_VERSION",
            "NODE_OPTIONS");

    private final NearMiss index = new NearMiss(KEYS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPENAI_APIKEY",
                "openai_api_key",
                "OpenAI-API-Key",
                "openai.api.key",
                "OPENAIAPIKEY",
                "OPENAI__API_KEY",
                "OPENAI_API_KEYS",
                "OPENAI_API_KE",
                "PENAI_API_KEY",
                "OPENAI_API_KRY",
                "OPENAI_PAI_KEY",
                "OPNEAI_API_KEY",
                "\u041e\u0420\u0415NAI_\u0410PI_KEY",
                "OPENAI_\u0391\u03a1\u0399_KEY",
                "OPENAI_\u200bAPI_KEY",
                "OPENAI_API_KEY\u200b",
                "\ufeffOPENAI_API_KEY",
                "OPENAI_API_KEY ",
                "OPENAI\u202e_API_KEY",
                "OP\u0415NAI_API_KE",
                "OPENAI_API_\u043aEY",
                "OPENAI_API_K\u00c9Y"
            })
    void wasMeantToBeTheKey(String name) {
        assertThat(index.of(name)).isEqualTo("OPENAI_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "OPENAI",
                "OPENAI_KEY",
                "OPENAI_API_TOKEN",
                "OPENAI_APIS_KEYS",
                "API_KEY",
                "MY_OPENAI_API_KEY",
                "OPENAI_API_KEY_FILE",
                "OPENAI_\u4e16\u754c_KEY"
            })
    void wasMeantToBeAnother(String name) {
        assertThat(index.of(name)).isNull();
    }

    @Test
    void ordinaryVariablesAreNoSlips() {
        assertThat(ORDINARY).hasSizeGreaterThan(80);
        for (String name : ORDINARY) {
            assertThat(index.of(name)).as(name).isNull();
        }
    }

    @Test
    void aShortKeyIsASlipFromTooMuch() {
        assertThat(index.of("PORTS")).isNull();
        assertThat(index.of("SPORT")).isNull();
        assertThat(index.of("HOSTS")).isNull();
        assertThat(index.of("POR")).isNull();
        assertThat(index.of("port")).isEqualTo("PORT");
        assertThat(index.of("P_ORT")).isEqualTo("PORT");
    }

    @Test
    void aKeyOfFiveLettersIsLongEnough() {
        assertThat(index.of("DEBU")).isEqualTo("DEBUG");
        assertThat(index.of("DEBUGG")).isEqualTo("DEBUG");
        assertThat(index.of("DEBGU")).isEqualTo("DEBUG");
    }

    @Test
    void aNameWithoutEndIsNotLookedAt() {
        String key = "A".repeat(256);
        NearMiss longest = new NearMiss(List.of(key, key + "A"));

        assertThat(longest.of(key)).isEqualTo(key);
        assertThat(longest.of(key + "A")).isNull();
    }

    @Property(tries = 3000)
    void aSlipIsFoundWhereverItIs(
            @ForAll("keys") String key,
            @ForAll("slips") String slip,
            @ForAll @IntRange(max = 1000) int where,
            @ForAll("letters") char letter) {
        assertThat(new NearMiss(List.of(key)).of(slipped(key, slip, where % key.length(), letter)))
                .isEqualTo(key);
    }

    @Property(tries = 1000)
    void caseAndSeparatorsAreNoDifference(@ForAll("keys") String key, @ForAll @IntRange(max = 1000) int where) {
        int at = where % (key.length() + 1);
        String name = key.substring(0, at) + "-" + key.substring(at);

        assertThat(new NearMiss(List.of(key)).of(name.toLowerCase(Locale.ROOT))).isEqualTo(key);
    }

    @Property(tries = 2000)
    void whatIsFoundIsOneOfTheKeys(@ForAll String name) {
        assertThat(index.of(name)).isIn(withNull());
    }

    private static List<String> withNull() {
        List<String> keys = new java.util.ArrayList<>(KEYS);
        keys.add(null);
        return keys;
    }

    private static String slipped(String key, String slip, int at, char letter) {
        String before = key.substring(0, at);
        String rest = key.substring(at + 1);
        return switch (slip) {
            case "left out" -> before + rest;
            case "mistaken" -> before + letter + rest;
            case "doubled" -> before + key.charAt(at) + key.charAt(at) + rest;
            case "inserted" -> before + letter + key.charAt(at) + rest;
            case "appended" -> key + letter;
            default -> rest.isEmpty() ? key : before + rest.charAt(0) + key.charAt(at) + rest.substring(1);
        };
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars("ABEKORTXZ09").ofMinLength(5).ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> slips() {
        return Arbitraries.of("left out", "mistaken", "doubled", "inserted", "appended", "transposed");
    }

    @Provide
    Arbitrary<Character> letters() {
        return Arbitraries.chars().range('A', 'Z').range('0', '9').with('_', 'a', '\u0410', '\u00e9');
    }
}
