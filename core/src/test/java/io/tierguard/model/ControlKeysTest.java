package io.tierguard.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What steers the process, and what an application may have as a setting of its own. */
class ControlKeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERL_AFLAGS",
                "ERL_FLAGS",
                "ERL_ZFLAGS",
                "ERL_OTP26_FLAGS",
                "ERL_LIBS",
                "ELIXIR_ERL_OPTIONS",
                "DOTNET_STARTUP_HOOKS",
                "CORECLR_PROFILER_PATH",
                "NPM_CONFIG_NODE_OPTIONS",
                "npm_config_script_shell",
                "Npm_Config_Node_Options",
                "NODE_EXTRA_CA_CERTS",
                "SSL_CERT_FILE",
                "SSL_CERT_DIR",
                "SSLKEYLOGFILE",
                "GLIBC_TUNABLES",
                "HOSTALIASES",
                "PYTHONHOME",
                "PYTHONWARNINGS",
                "RUBYOPT",
                "LUA_INIT_5_4",
                "PHPRC",
                "BASH_FUNC_ls%%",
                "GIT_CONFIG_COUNT",
                "LD_PRELOAD",
                "TIERGUARD_X",
                "tierguard.contract",
                "tierguard_contract",
                "Tierguard_Contract",
                "tierGuard.contract",
                "tierguardContract"
            })
    void steersTheProcess(String name) {
        assertThat(ControlKeys.isControl(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTPS_PROXY",
                "HTTP_PROXY",
                "ALL_PROXY",
                "NO_PROXY",
                "PYTHONUNBUFFERED",
                "ERL_CRASH_DUMP",
                "DOTNET_ENVIRONMENT",
                "GIT_SHA",
                "NODE_ENV",
                "NPM_TOKEN",
                "BROWSER",
                "OLD_LD_PATH",
                "PATHS",
                "TIERGUARDIAN",
                "tierguards.name",
                "TIERGUARD"
            })
    void isASetting(String name) {
        assertThat(ControlKeys.isControl(name)).isFalse();
    }
}
