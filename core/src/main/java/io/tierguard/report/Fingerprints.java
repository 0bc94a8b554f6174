package io.tierguard.report;

import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names each finding so that the next run knows it again: by id, name, key and place, but neither by line, which moves, nor
 * by message, which may show a value. Findings that are alike in all of this are numbered.
 */
final class Fingerprints {
    private final Map<String, Integer> seen = new HashMap<>();

    String of(Finding finding) {
        Problem problem = finding.problem();
        Origin origin = problem.origin();
        String key = problem.key();
        String said = String.join(
                "\n",
                finding.id(),
                problem.slug(),
                key == null ? "" : key,
                origin == null ? "" : origin.layer().label(),
                origin == null ? "" : place(origin));
        String hash = HexFormat.of().formatHex(sha256(said), 0, 8);
        return hash + ":" + seen.merge(hash, 1, Integer::sum);
    }

    private static String place(Origin origin) {
        if (origin instanceof Origin.File file) {
            return file.path();
        }
        return origin instanceof Origin.Supplied supplied
                ? supplied.source() + "#" + supplied.property()
                : origin.location();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256");
        }
    }
}
