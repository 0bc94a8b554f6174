package io.tierguard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Bytes;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** What holds for the text of any bytes. */
class BytesPropertyTest {
    @Property
    void anyBytesComeBack(@ForAll @Size(min = 1, max = 300) byte[] bytes) {
        Object parsed = Scalar.BYTES.parse(Base64.getEncoder().encodeToString(bytes));
        assertThat(parsed).isEqualTo(Bytes.of(bytes));
        assertThat(((Bytes) parsed).toArray()).isEqualTo(bytes);
        assertThat(((Bytes) parsed).length()).isEqualTo(bytes.length);
    }

    /** The letters are so few that many a text is one. */
    @Property
    void whateverIsTakenIsTheOnlySpelling(@ForAll @StringLength(max = 9) @CharRange(from = '=', to = 'R') String text) {
        if (Scalar.BYTES.parse(text) instanceof Bytes bytes) {
            assertThat(Base64.getEncoder().encodeToString(bytes.toArray())).isEqualTo(text);
        }
    }
}
