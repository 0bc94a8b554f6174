package io.tierguard.guard;

import static io.tierguard.Tier.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.Default;
import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.report.Report;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that carry what nobody typed on purpose, or that were never filled in. */
class CleanValueGuardTest {
    @TempDir
    Path folder;

    enum SameSite {
        NONE,
        NULL,
        LAX
    }

    record Values(
            Optional<String> title,
            Optional<Secret<String>> signature,
            Optional<Integer> number,
            Optional<SameSite> sameSite,
            Optional<List<String>> words,
            Optional<URI> endpoint,
            Optional<String> gcpServiceAccountJson,
            Optional<Secret<String>> googleCredentials,
            Optional<String> awsRoleArn,
            @Default(" d ") String padded) {}

    private List<String> findings(Tier tier, String key, String value) {
        return Judged.findings(Values.class, tier, folder, Map.of(key, value));
    }

    private void assertFound(String id, String weights, String key, String value) {
        for (Tier tier : Tier.values()) {
            assertThat(findings(tier, key, value))
                    .filteredOn(line -> line.startsWith("TG42"))
                    .as(tier.label())
                    .isEqualTo(Judged.weighed(id, weights, tier, key));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${DB_PASSWORD}",
                "postgres://u:${DB_PASSWORD}@h/d",
                "${db.password}",
                "${DB-PASSWORD}",
                "${_x}",
                "${1}${NAME}",
                "${${NAME}",
                "$${NAME}",
                "${DB_PASSWORD:-changeme}",
                "${DB_PASSWORD?missing}",
                "${A+b}",
                "${A=b}",
                "${{ secrets.TOKEN }}",
                "x${{secrets.TOKEN}}",
                "{{ password }}",
                "{{.Values.password}}",
                "{{}}",
                "***",
                "null",
                "undefined",
                "<no value>",
                "<nil>",
                "${\u00e9t\u00e9}"
            })
    void whatWasNeverFilledInIsRefusedEverywhere(String value) {
        assertFound("TG421", "EEEE", "TITLE", value);
        assertFound("TG421", "EEEE", "SIGNATURE", value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pa${ss",
                "pa${}ss",
                "${1}",
                "$NAME",
                "$(name)",
                "pa$$word",
                "{NAME}",
                "{{NAME",
                "NAME}}",
                "x {{name}}",
                "${1NAME}",
                "${NA ME}",
                "${NAME",
                "${NAME:-x",
                "${{NAME",
                "${{NAME}",
                "****",
                "nullable",
                "NULL",
                "None",
                "nil",
                "#{x}",
                "%X%",
                "${",
                "${A/b}"
            })
    void whatOnlyLooksLikeItIsFine(String value) {
        assertThat(findings(PRODUCTION, "TITLE", value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${{", "${a:", "${", "$${a", "${{}"})
    @Timeout(60) // no bound on speed: looked at once for each ${, a text of this length would take hours
    void howLongTheTextIsMattersLittle(String part) {
        String text = part.repeat((1 << 24) / part.length());

        assertThat(CleanValueGuard.isUnresolved(text)).isFalse();
    }

    @Test
    void aConstantOfThatNameIsMeant() {
        assertThat(findings(PRODUCTION, "SAME_SITE", "null")).isEmpty();
        assertThat(findings(PRODUCTION, "SAME_SITE", "None")).isEmpty();
        assertThat(findings(PRODUCTION, "SAME_SITE", "undefined"))
                .containsExactly(
                        "TG305 error SAME_SITE environment:SAME_SITE", "TG421 error SAME_SITE environment:SAME_SITE");
    }

    @Test
    void whatTheTypeRefusesIsSaidToBeUnfilledAsWell() {
        assertThat(findings(PRODUCTION, "NUMBER", "${PORT}"))
                .containsExactly("TG301 error NUMBER environment:NUMBER", "TG421 error NUMBER environment:NUMBER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "{ \"a\": 1 }",
                "{\n  \"a\": 1\n}\n",
                "[\"a\"]",
                "[{\"a\":1}]",
                "[ \"a\" ]",
                "[\n{\"a\":1}]",
                "arn:aws:secretsmanager:eu-west-1:1:secret:x",
                "arn:aws-cn:ssm:cn-north-1:1:parameter/x"
            })
    void aDocumentWhereAValueIsDeclaredIsRefusedEverywhere(String value) {
        assertFound("TG422", "EEEE", "TITLE", value);
        assertFound("TG422", "EEEE", "SIGNATURE", value);
    }

    @Test
    void theNameOfAThingIsAValueButForASecret() {
        assertThat(findings(PRODUCTION, "TITLE", "arn:aws:sns:eu-west-1:1:topic"))
                .isEmpty();
        assertThat(findings(PRODUCTION, "AWS_ROLE_ARN", "arn:aws:iam::1:role/x"))
                .isEmpty();
        assertFound("TG422", "EEEE", "SIGNATURE", "arn:aws:kms:eu-west-1:1:key/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a}",
                "{}",
                "[]",
                "[1,2]",
                "{\"a\"",
                "[\"a\"",
                "\"a\"}",
                "[x]",
                "{",
                "[",
                "{x\"y\"}",
                "arn:x",
                "xarn:aws:ssm:"
            })
    void whatIsNoDocumentIsFine(String value) {
        assertThat(findings(PRODUCTION, "TITLE", value)).isEmpty();
    }

    @Test
    void aDocumentUnderANameThatSaysSoIsFine() {
        String document = "{\n  \"type\": \"service_account\",\n  \"key\": \"-----BEGIN\\n\"\n}\n";

        assertThat(findings(PRODUCTION, "GCP_SERVICE_ACCOUNT_JSON", document)).isEmpty();
        assertThat(findings(PRODUCTION, "GOOGLE_CREDENTIALS", document)).isEmpty();
        assertThat(findings(PRODUCTION, "GCP_SERVICE_ACCOUNT_JSON", "service.json\n"))
                .containsExactly("TG420 error GCP_SERVICE_ACCOUNT_JSON environment:GCP_SERVICE_ACCOUNT_JSON");
        assertThat(findings(PRODUCTION, "WORDS", "[\"a\"]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\n",
                "x\r\n",
                "x\r",
                " x",
                "x ",
                "\tx",
                "x\t",
                "\u00a0x",
                "x\u00a0",
                "x\u3000",
                "\nx",
                "\"x\"",
                "'x'",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\u202eb",
                "a\u200bb",
                "\u200bx",
                "x\ufeff",
                "a\u2028b",
                "a\u001cb",
                "a\u000bb",
                "a\u0085b",
                "a\u3164b",
                "a\ud800b",
                "''",
                "\"\""
            })
    void aStainIsWarnedOfAndThenRefused(String value) {
        assertFound("TG420", "WWEE", "TITLE", value);
        assertFound("TG420", "WWEE", "SIGNATURE", value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a\tb",
                "a\u00a0b",
                "\"x",
                "x'",
                "\"x'",
                "'",
                "\"",
                "it's",
                "\u00e9\u4e16\ud83d\ude00",
                "pa\"ss\"wd",
                "p@$$:w0rd/#?",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
            })
    void whatWasMeantIsFine(String value) {
        assertThat(findings(PRODUCTION, "TITLE", value)).isEmpty();
    }

    @Test
    void aDefaultWasTypedOnPurpose() {
        assertThat(Judged.findings(Values.class, PRODUCTION, folder, Map.of())).isEmpty();
        assertThat(findings(PRODUCTION, "PADDED", " d ")).containsExactly("TG420 error PADDED environment:PADDED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fK3-hV9_qT7zLw2m\n", " fK3-hV9_qT7zLw2m", "${canary}", "{\"canary\":1}"})
    void noFindingShowsASecret(String value) {
        Report report = Judged.guard(Values.class, PRODUCTION, folder, Map.of("SIGNATURE", value))
                .check();

        assertThat(report.accepted()).isFalse();
        assertThat(report.toString() + report.toJson()).doesNotContain("fK3-").doesNotContain("canary");
    }

    @Test
    void saysWhatTheStainIs() {
        assertThat(CleanValueGuard.stain("x\n")).contains("line break");
        assertThat(CleanValueGuard.stain(" x")).contains("begins");
        assertThat(CleanValueGuard.stain("x ")).contains("ends");
        assertThat(CleanValueGuard.stain("'x'")).contains("quotes");
        assertThat(CleanValueGuard.stain("a\nb")).contains("line break in it");
        assertThat(CleanValueGuard.stain("a\u0000b")).contains("can't be seen");
    }
}
