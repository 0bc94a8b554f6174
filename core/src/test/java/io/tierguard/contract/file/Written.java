package io.tierguard.contract.file;

import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Contract files that tests write, and what is said of them: {@code TG702 3 requird is no word of a key}. */
final class Written {
    private Written() {}

    static ContractFile read(Path folder, String text) throws IOException {
        return ContractFile.read(file(folder, text));
    }

    /** What is said of a file that tightens that contract. */
    static ContractFile tightening(Path folder, Contract asked, String text) throws IOException {
        return ContractFile.tightening(asked, Set.of("taken"), file(folder, text));
    }

    static Path file(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("tierguard.conf"), text);
    }

    /** A contract of one key, whose block has this in it. */
    static String key(String block) {
        return "application = a\nkeys { NAME { " + block + " } }\n";
    }

    static KeySpec spec(Path folder, String block) throws IOException {
        ContractFile file = read(folder, key(block));
        if (!file.problems().isEmpty()) {
            throw new AssertionError(findings(file).toString());
        }
        return file.contract().keys().get(0);
    }

    static List<String> findings(ContractFile file) {
        List<String> findings = new ArrayList<>();
        for (Problem problem : file.problems()) {
            String place =
                    problem.origin() == null ? "nowhere" : problem.origin().location();
            String line = place.contains(".conf:") ? place.substring(place.lastIndexOf(':') + 1) : "-";
            findings.add(problem.id() + " " + line + " " + problem.message());
        }
        return findings;
    }
}
