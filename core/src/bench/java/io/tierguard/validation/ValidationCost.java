package io.tierguard.validation;

import io.tierguard.Secret;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * How much processor time a JVM takes from its start to a configuration whose constraints are checked: a fresh JVM for each
 * run, in turn with Hibernate Validator alone on an equal record, and with a record without constraints. User and system
 * time of all threads, and the time on the wall beside it.
 */
public final class ValidationCost {
    private static final int ROUNDS = 11;

    private ValidationCost() {}

    record ConstrainedConfig(
            @NotBlank String postgresDb,
            @Email String adminMail,
            @Min(1) @Max(65535) int dbPort,
            Secret<@Size(min = 12) String> openaiApiKey,
            @Pattern(regexp = "[a-z]+") String region) {}

    record EqualConfig(
            @NotBlank String postgresDb,
            @Email String adminMail,
            @Min(1) @Max(65535) int dbPort,
            @Size(min = 12) String openaiApiKey,
            @Pattern(regexp = "[a-z]+") String region) {}

    record UnconstrainedConfig(
            String postgresDb, String adminMail, int dbPort, Secret<String> openaiApiKey, String region) {}

    private static final Map<String, String> VARIABLES = Map.of(
            "POSTGRES_DB", "event_api",
            "ADMIN_MAIL", "ops@example.net",
            "DB_PORT", "5432",
            "OPENAI_API_KEY", "sk-zq3-8Hd-29f-Lw7",
            "REGION", "eu");

    /** Runs each kind in turn and prints the medians; with the name of a kind, is one run of it. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 1) {
            run(args[0]);
            Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
            System.out.println(cpu.toMillis());
            return;
        }
        String[] kinds = {"jvm", "hibernate", "without", "with"};
        long[][] cpu = new long[kinds.length][ROUNDS];
        long[][] wall = new long[kinds.length][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int kind = 0; kind < kinds.length; kind++) {
                long start = System.nanoTime();
                cpu[kind][round] = child(kinds[kind]);
                wall[kind][round] = (System.nanoTime() - start) / 1_000_000;
            }
        }
        for (int kind = 0; kind < kinds.length; kind++) {
            System.out.printf(
                    "%-10s CPU %4d ms (%d to %d), %.2f of Hibernate Validator alone; wall %4d ms%n",
                    kinds[kind],
                    median(cpu[kind]),
                    Arrays.stream(cpu[kind]).min().orElseThrow(),
                    Arrays.stream(cpu[kind]).max().orElseThrow(),
                    (double) median(cpu[kind]) / median(cpu[1]),
                    median(wall[kind]));
        }
    }

    private static void run(String kind) {
        switch (kind) {
            case "jvm" -> {}
            case "hibernate" -> {
                Validator validator = Validation.byProvider(HibernateValidator.class)
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory()
                        .getValidator();
                EqualConfig config = new EqualConfig(
                        VARIABLES.get("POSTGRES_DB"),
                        VARIABLES.get("ADMIN_MAIL"),
                        Integer.parseInt(VARIABLES.get("DB_PORT")),
                        VARIABLES.get("OPENAI_API_KEY"),
                        VARIABLES.get("REGION"));
                expect(validator.validate(config).isEmpty());
            }
            case "without" -> expect(load(UnconstrainedConfig.class).dbPort() == 5432);
            case "with" -> expect(load(ConstrainedConfig.class).dbPort() == 5432);
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private static <T extends Record> T load(Class<T> type) {
        return Tierguard.of(type)
                .tier(Tier.PRODUCTION)
                .environment(VARIABLES)
                .load()
                .config();
    }

    private static void expect(boolean outcome) {
        if (!outcome) {
            throw new IllegalStateException("not what was expected");
        }
    }

    private static long child(String kind) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ValidationCost.class.getName(),
                        kind)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(kind + " failed");
        }
        return Long.parseLong(output.strip());
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
