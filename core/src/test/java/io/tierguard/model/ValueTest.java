package io.tierguard.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A value is secret from birth. */
class ValueTest {
    @Property
    void aSecretIsNotShown(@ForAll String text) {
        Value value = Value.secret("canary" + text);

        assertThat(value.shown()).isEqualTo("***");
        assertThat(value).hasToString("***");
        assertThat(value.isSecret()).isTrue();
        assertThat(value.reveal()).isEqualTo("canary" + text);
    }

    @Test
    void aSecretIsToldFromNoOtherByContent() {
        assertThat(Value.secret("a")).isNotEqualTo(Value.secret("a"));
        assertThat(Value.secret("a")).isNotEqualTo(Value.secret("a").disclosed());
    }

    @Test
    void whatIsDisclosedIsShownSafely() {
        Value value = Value.secret("a\n\u202eb").disclosed();

        assertThat(value.shown()).isEqualTo("a\\n\\u{202e}b");
        assertThat(value).hasToString("a\\n\\u{202e}b");
        assertThat(value.reveal()).isEqualTo("a\n\u202eb");
        assertThat(value.isSecret()).isFalse();
        assertThat(value.disclosed()).isSameAs(value);
        assertThat(Value.plain("x").shown()).isEqualTo("x");
    }

    @Test
    void anEmptyTextIsNone() {
        assertThat(Value.secret("").isEmpty()).isTrue();
        assertThat(Value.plain("").isEmpty()).isTrue();
        assertThat(Value.plain(" ").isEmpty()).isFalse();
        assertThat(Value.secret("").shown()).isEqualTo("***");
    }

    @Test
    void thatTwoHaveTheSameTextCanBeAskedAndNoMore() {
        Value value = Value.secret("canary");

        assertThat(value.hasTextOf(Value.secret("canary"))).isTrue();
        assertThat(value.hasTextOf(Value.plain("canary"))).isTrue();
        assertThat(value.hasTextOf(Value.secret("Canary"))).isFalse();
        assertThat(value.hasTextOf(Value.secret(""))).isFalse();
        assertThat(value).isNotEqualTo(Value.secret("canary"));
    }
}
