package io.tierguard.contract.file;

import io.tierguard.Layer;
import io.tierguard.Rule;
import io.tierguard.contract.Contract;
import io.tierguard.contract.KeySpec;
import io.tierguard.model.Key;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.hocon.HoconDocument;
import io.tierguard.source.hocon.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contract that a file declares, with the guards that it adds.
 *
 * @param contract what could be read of the contract
 * @param guards the application's own rules, by their names
 * @param problems what is wrong with the file; where there is any, neither contract nor guards are to be relied on
 */
public record ContractFile(Contract contract, Map<String, Rule> guards, List<Problem> problems) {
    private static final List<String> WORDS = List.of("application", "secrets", "tier", "keys", "guards", "waivers");

    /** Words that are of the format, and that nothing is made of yet: passing over them would be worse than refusing. */
    private static final List<String> NOT_YET = List.of("secrets", "tier", "waivers");

    /** Copies what it is given. */
    public ContractFile {
        guards = Collections.unmodifiableMap(new LinkedHashMap<>(guards));
        problems = List.copyOf(problems);
    }

    /** Reads the file, and everything that is wrong with it at once. */
    public static ContractFile read(Path file) {
        return read(file, file.toString());
    }

    /** Reads the file, which reports call by that name. */
    public static ContractFile read(Path file, String called) {
        String name = Printable.line(called);
        Findings findings = new Findings(name);
        HoconDocument document = HoconDocument.read(file, name, Layer.DEFAULT);
        findings.addAll(document.problems());
        for (HoconDocument.Repeated repeated : document.repeated()) {
            findings.add(
                    repeated.line(),
                    Problem.of(
                                    ProblemId.CONTRACT_REPEATED,
                                    Findings.shown(repeated.name()) + " is said already in line " + repeated.first())
                            .because("of two statements the later one would win without a word")
                            .fix("keep one of them"));
        }
        for (int line : document.references()) {
            findings.add(
                    line,
                    Problem.of(ProblemId.CONTRACT_REFERENCE, "a contract refers to nothing: no ${…} and no +=")
                            .because("what is asked of a key must be readable where it is written")
                            .fix("write the value itself"));
        }
        if (document.absent()) {
            findings.addAll(List.of(Problem.of(ProblemId.CONTRACT_MISSING, name + " is not there")
                    .at(Origin.File.whole(Layer.DEFAULT, name))
                    .because("without its contract nothing can be said of a configuration")
                    .fix("create it, or name the file that has the contract")));
        }
        Node.Block root = document.root();
        return root == null
                ? new ContractFile(new Contract("application", List.of()), Map.of(), findings.problems())
                : new Reader(new Section("", root, findings)).read();
    }

    /** Returns how many keys and guards there are; no default, which may be a secret's. */
    @Override
    public String toString() {
        return contract.keys().size() + " keys and " + guards.size() + " guards";
    }

    /** One reading of a file that could be parsed. */
    private static final class Reader {
        private final Section file;
        private final Findings findings;
        private final Set<String> declared = new LinkedHashSet<>();
        private final Map<String, KeySpec> specs = new LinkedHashMap<>();
        private final Map<String, Rule> guards = new LinkedHashMap<>();

        Reader(Section file) {
            this.file = file;
            this.findings = file.findings();
        }

        ContractFile read() {
            file.knows("word of a contract", WORDS);
            for (String word : NOT_YET) {
                if (file.has(word)) {
                    file.add(
                            file.line(word),
                            ProblemId.CONTRACT_NOT_SUPPORTED,
                            word + " is not supported yet",
                            "take it out: what it asks for would not be done");
                }
            }
            String application = application();
            readKeys();
            readGuards();
            return new ContractFile(
                    new Contract(application, new ArrayList<>(specs.values())), guards, findings.problems());
        }

        private String application() {
            String name = file.text("application");
            if (!file.has("application") || (name != null && name.isBlank())) {
                file.add(
                        file.line("application"),
                        ProblemId.CONTRACT_INCOMPLETE,
                        "the contract does not name its application",
                        "write application = its-name");
            }
            return name == null || name.isBlank() ? "application" : Printable.of(name);
        }

        private void readKeys() {
            Section keys = file.section("keys", "keys");
            if (!file.has("keys") || (keys != null && keys.members().isEmpty())) {
                file.add(
                        file.line("keys"),
                        ProblemId.CONTRACT_INCOMPLETE,
                        "the contract declares no key",
                        "write keys { NAME { required = true } }");
            }
            if (keys == null) {
                return;
            }
            for (String name : keys.members().keySet()) {
                Section section = keys.section(name, name);
                if (!Key.isValid(name)) {
                    badName(keys.line(name), name);
                } else if (declared.add(name) && section != null) {
                    KeySpec spec = new KeyReader(Key.of(name), section).read();
                    if (spec != null) {
                        specs.put(name, spec);
                    }
                }
            }
        }

        private void badName(int line, String name) {
            @Nullable Key meant = Key.fromPath(name);
            boolean isShown = !Findings.shown(name).equals("what stands here");
            findings.add(
                    line,
                    Problem.of(ProblemId.CONTRACT_BAD_NAME, Findings.shown(name) + " is no key")
                            .because("a key is written [A-Z][A-Z0-9_]*, and a dot in a name makes two of it")
                            .fix(meant == null || !isShown ? "write it in capitals" : "write it " + meant));
        }

        private void readGuards() {
            Section all = file.section("guards", "guards");
            if (all == null) {
                return;
            }
            for (String slug : all.members().keySet()) {
                if (!isSlug(slug)) {
                    all.add(
                            all.line(slug),
                            ProblemId.CONTRACT_BAD_NAME,
                            Findings.shown(slug) + " is no name of a guard",
                            "write it in small letters, digits and -");
                    continue;
                }
                Section section = all.section(slug, slug);
                Rule rule = section == null ? null : new GuardReader(section, declared, specs).read();
                if (rule != null) {
                    guards.put(slug, rule);
                }
            }
        }

        private static boolean isSlug(String name) {
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (!(c >= 'a' && c <= 'z') && (i == 0 || (c != '-' && !(c >= '0' && c <= '9')))) {
                    return false;
                }
            }
            return !name.isEmpty() && name.length() <= 64;
        }
    }
}
