package io.tierguard.secrets.aws;

import io.tierguard.secrets.aws.Wire.Answer;
import io.tierguard.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What is read to compare a fetch with the SDK's own single call, and the manager that answers it. */
final class RoundTrips {
    private static final Pattern NAME = Pattern.compile("\"(k[0-9]+)\"");

    private RoundTrips() {}

    static final int MANY = 45;

    /** Answers for every secret {@code k0}, {@code k1} and so on. */
    static Answer answer(String call, String body) {
        List<String> secrets = new ArrayList<>();
        Matcher names = NAME.matcher(body);
        while (names.find()) {
            secrets.add(
                    "{\"Name\":\"" + names.group(1) + "\",\"SecretString\":\"{\\\"" + names.group(1) + "\\\":1}\"}");
        }
        return Answer.of(
                200,
                call.startsWith("Batch")
                        ? "{\"SecretValues\":[" + String.join(",", secrets) + "],\"Errors\":[]}"
                        : secrets.get(0));
    }

    /** Has the SDK's chains find the line, as they find AWS itself. */
    static void throughSettings(Line line) {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "AKIAFAKE");
        System.setProperty("aws.secretAccessKey", "fake");
        System.setProperty("aws.endpointUrlSecretsManager", line.endpoint().toString());
    }

    static AwsSecrets secrets(int count) {
        AwsSecrets secrets = AwsSecrets.named("k0");
        for (int i = 1; i < count; i++) {
            secrets = secrets.and("k" + i);
        }
        return secrets;
    }

    /** Returns how many were read. */
    static int fetch(AwsSecrets secrets) {
        Reading reading = secrets.fetch(Fetches.production());
        return reading.entries().size();
    }

    /** What an application does without us: a client of its own, and one call. */
    static String bySdkAlone(Line line) {
        try (SecretsManagerClient client = Fetches.client(line.endpoint())) {
            return client.getSecretValue(request -> request.secretId("k0")).secretString();
        }
    }
}
