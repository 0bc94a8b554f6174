package io.tierguard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tierguard.Bytes;
import io.tierguard.Default;
import io.tierguard.Length;
import io.tierguard.NotSecret;
import io.tierguard.Range;
import io.tierguard.Secret;
import io.tierguard.model.Key;
import io.tierguard.model.ProblemId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes as a type of a contract that is a record. */
class BytesContractTest {
    private static final String WHAT = "bytes in standard Base64, padded and on one line";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "QQ",
                "QQ=",
                "QQ===",
                "QR==",
                "QUI",
                "QUJ=",
                "A",
                "=",
                "====",
                "QQ==QQ==",
                " QQ==",
                "QQ== ",
                "QUJD\n",
                "QUJD\r\nQUJD",
                "-_-_",
                "QUJ\u00c3",
                "\uff31\uff35\uff2a\uff24",
                "{\"a\": 1}",
                "-----BEGIN KEY-----"
            })
    void isNoBytes(String text) {
        assertThat(Scalar.BYTES.parse(text)).isNull();
        assertThat(Scalar.BYTES.expectation()).isEqualTo(WHAT);
    }

    record Everything(
            Bytes seed,
            Secret<Bytes> signingKey,
            Optional<Secret<Bytes>> oldKey,
            List<Bytes> salts,
            Map<String, Bytes> pins,
            @NotSecret("everyone may have it") Bytes masterKey,
            Bytes publicKey,
            Bytes publicKeys) {}

    @Test
    void bytesAreReadInTheirPlace() {
        Contract contract = RecordContract.of(Everything.class);
        List<KeySpec> keys = contract.keys();
        assertThat(keys).hasSize(8);
        assertThat(keys.get(0).type()).isEqualTo(Scalar.BYTES);
        assertThat(keys.get(1).secret()).isTrue();
        assertThat(keys.get(2).secret()).isTrue();
        assertThat(keys.get(3).type()).isEqualTo(new ListType(Scalar.BYTES, false));
        assertThat(keys.get(3).type().parse("QQ==, //79")).isEqualTo(List.of(bytes(65), bytes(255, 254, 253)));
        assertThat(keys.get(4).type().parse("a=QQ==")).isEqualTo(Map.of("a", bytes(65)));
        assertThat(contract.bytes())
                .containsExactly(
                        Key.of("SEED"),
                        Key.of("SIGNING_KEY"),
                        Key.of("OLD_KEY"),
                        Key.of("MASTER_KEY"),
                        Key.of("PUBLIC_KEY"),
                        Key.of("PUBLIC_KEYS"));
    }

    private static Bytes bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Bytes.of(bytes);
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Mistaken(
            byte[] raw,
            Secret<byte[]> rawSecret,
            Optional<List<byte[]>> rawList,
            Bytes signingKeys,
            Bytes tlsKeystore,
            Bytes adminToken,
            @Range(min = 1) Bytes ranged,
            @Default("not Base64") Bytes standIn,
            @Default("QQ==") @Length(min = 2) Bytes shortOne,
            @Default("canary-") Secret<Bytes> hidden) {}

    @Test
    void mistakesInADeclaration() {
        Throwable thrown = catchThrowable(() -> RecordContract.of(Mistaken.class));
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
        String instead = "; write Bytes, which nobody can change";
        String secret = " is named as a secret and is not a Secret: declare it Secret<…>, or say @NotSecret";
        assertThat(List.of(thrown.getMessage().split("\n  ", -1)))
                .containsSubsequence(
                        "Mistaken.raw is of type byte[]" + instead,
                        "Mistaken.rawSecret is of type byte[]" + instead,
                        "Mistaken.rawList is of type java.util.List<byte[]>" + instead,
                        "Mistaken.signingKeys" + secret,
                        "Mistaken.tlsKeystore" + secret,
                        "Mistaken.adminToken" + secret,
                        "Mistaken.ranged has @Range and is no number",
                        "Mistaken.standIn has @Default(\"not Base64\"), which is not " + WHAT,
                        "Mistaken.shortOne has @Default(\"QQ==\"), which is not a value of at least 2 bytes",
                        "Mistaken.hidden has @Default, which is not " + WHAT);
        assertThat(thrown).hasMessageNotContaining("canary");
    }

    record Sized(
            @Length(min = 32, max = 32) Secret<Bytes> signingKey,
            @Length(max = 2) String text) {}

    @ParameterizedTest
    @CsvSource({"31, TG303", "32, ''", "33, TG303"})
    void itsLengthIsThatOfTheBytes(int length, String id) {
        List<KeySpec> keys = RecordContract.of(Sized.class).keys();
        Constraint constraint = keys.get(0).constraints().get(0);
        ProblemId found = constraint.check("x", Bytes.of(new byte[length]));
        assertThat(found == null ? "" : found.id()).isEqualTo(id);
        assertThat(constraint.expectation()).isEqualTo("a value of 32 bytes");
        assertThat(keys.get(1).constraints().get(0).expectation()).isEqualTo("a value of at most 2 characters");
    }
}
