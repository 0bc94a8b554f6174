package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A library that is there, and too old. */
class LibrariesTest {
    private static final String LEAST = "io.smallrye.config:smallrye-config 3.17";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/smallrye/config/SmallRyeConfigBuilder$MappingBuilder",
                "'java.util.List io.smallrye.config.SmallRyeConfigBuilder.getMappingsBuilder()'"
            })
    void whatLacksSomethingIsNamedWithTheLeastVersion(String missing) {
        assertThat(Libraries.tooOld(new NoSuchMethodError(missing), "io.smallrye.", "microprofile()", LEAST))
                .hasMessage("microprofile() needs io.smallrye.config:smallrye-config 3.17 or later:"
                        + " what is there lacks something that it calls");
    }

    @Test
    void errorOfTheApplicationIsItsOwn() {
        LinkageError own = new NoClassDefFoundError("com/acme/smallrye/Shop");
        assertThatThrownBy(() -> Libraries.tooOld(own, "io.smallrye.", "microprofile()", LEAST))
                .isSameAs(own);
    }
}
