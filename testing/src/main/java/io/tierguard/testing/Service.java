package io.tierguard.testing;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Answers requests, one at a time. */
final class Service {
    private static final String PREFIX = "secretsmanager.";

    private final Vault vault = new Vault(Clock.systemUTC());
    private final Faults faults = new Faults();
    private final List<String> calls = new ArrayList<>();
    private final Reads reads = new Reads(vault, faults);
    private final Map<String, Function<Arguments, JsonObject>> operations = operations(reads, new Writes(vault));

    synchronized <T> T withVault(Function<Vault, T> use) {
        return use.apply(vault);
    }

    synchronized void add(Fault fault) {
        faults.add(fault);
    }

    synchronized void recover() {
        faults.clear();
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized void forgetCalls() {
        calls.clear();
    }

    synchronized Answer answer(Request request) {
        // The clock of the client: one that disagrees is a fault, and nothing else is.
        Instant now = request.signed(vault.now());
        String target = request.header("x-amz-target");
        if (!request.method().equals("POST") || !target.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            return new Answer(unknownOperation(now), Delivery.PLAIN);
        }
        String operation = target.substring(PREFIX.length());
        calls.add(operation);
        List<String> names = List.of();
        Reply reply;
        try {
            Arguments in = Arguments.parse(request.body());
            names = reads.names(operation, in);
            reply = reply(operation, in, names, now);
        } catch (Refusal refusal) {
            reply = refusal.error().reply(now);
        }
        Effect.Replace replaced = faults.next(Effect.Replace.class, operation, names);
        if (replaced != null) {
            reply = replaced.by().apply(reply, now);
        }
        Effect.Deliver delivered = faults.next(Effect.Deliver.class, operation, names);
        return new Answer(reply, delivered == null ? Delivery.PLAIN : delivered.delivery());
    }

    private Reply reply(String operation, Arguments in, List<String> names, Instant now) {
        Effect.Refuse refused = faults.next(Effect.Refuse.class, operation, names);
        if (refused != null) {
            return refused.reply(operation, names.isEmpty() ? "*" : names.get(0), now);
        }
        Function<Arguments, JsonObject> known = operations.get(operation);
        return known == null ? unknownOperation(now) : Reply.json(200, known.apply(in), now);
    }

    private static Reply unknownOperation(Instant now) {
        return AwsError.ofFrontEnd("UnknownOperationException", "").reply(now);
    }

    private static Map<String, Function<Arguments, JsonObject>> operations(Reads reads, Writes writes) {
        Map<String, Function<Arguments, JsonObject>> operations = new TreeMap<>();
        operations.put("GetSecretValue", reads::getSecretValue);
        operations.put(Fault.BATCH, reads::batchGetSecretValue);
        operations.put("DescribeSecret", reads::describeSecret);
        operations.put("ListSecrets", reads::listSecrets);
        operations.put("CreateSecret", writes::createSecret);
        operations.put("PutSecretValue", writes::putSecretValue);
        operations.put("UpdateSecret", writes::updateSecret);
        operations.put("DeleteSecret", writes::deleteSecret);
        operations.put("RestoreSecret", writes::restoreSecret);
        return operations;
    }
}
