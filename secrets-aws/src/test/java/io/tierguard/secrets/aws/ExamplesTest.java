package io.tierguard.secrets.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy and the script beside the example are what they say they are. */
class ExamplesTest {
    private static final Path AWS = Path.of("../examples/event-api/aws");

    @TempDir
    Path folder;

    @Test
    void thePolicyIsJsonAndAllowsOneSecret() throws Exception {
        List<SecretJson.Item> items = SecretJson.read(Files.readString(AWS.resolve("iam-policy.json")));
        assertThat(items).extracting(SecretJson.Item::path).containsExactly("Version", "Statement");
        assertThat(items.get(1).text())
                .contains("\"Action\":[\"secretsmanager:GetSecretValue\",\"secretsmanager:DescribeSecret\"]")
                .contains("secret:event-api/production-??????\"")
                .doesNotContain("\"Resource\":\"*\"");
    }

    /** The command line of AWS is played by a script that writes down its arguments, and what it is given to read. */
    @Test
    void theScriptHandsTheSecretOnUnseen() throws IOException, InterruptedException {
        Path aws = folder.resolve("aws");
        Files.writeString(aws, """
                #!/usr/bin/env bash
                [[ $2 == describe-secret ]] && exit 1
                echo "$*" > "${0%/*}/arguments"
                cat /dev/stdin > "${0%/*}/secret"
                """);
        assertThat(aws.toFile().setExecutable(true)).isTrue();
        assertThat(run("production", "{\"A\": \"fake\"}")).isZero();
        assertThat(Files.readString(folder.resolve("arguments")))
                .startsWith("secretsmanager create-secret --name event-api/production ")
                .doesNotContain("fake");
        assertThat(folder.resolve("secret")).hasContent("{\"A\": \"fake\"}");
        assertThat(run("producion", "")).isEqualTo(2);
    }

    private int run(String tier, String input) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", AWS.resolve("create-secret.sh").toString(), tier)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .redirectInput(Files.writeString(folder.resolve("input"), input).toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", folder + ":" + environment.get("PATH"));
        return builder.start().waitFor();
    }
}
