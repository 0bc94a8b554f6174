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
import io.tierguard.model.Slug;
import io.tierguard.model.Waiver;
import io.tierguard.source.hocon.HoconDocument;
import io.tierguard.source.hocon.Node;
import io.tierguard.tier.Aliases;
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
 * A contract that a file declares, with the guards that it adds and the waivers that it grants.
 *
 * @param contract what could be read of the contract
 * @param guards the application's own rules, by their names
 * @param waivers what somebody answers for
 * @param problems what is wrong with the file; where there is any, nothing else of it is to be relied on
 */
public record ContractFile(Contract contract, Map<String, Rule> guards, List<Waiver> waivers, List<Problem> problems) {
    private static final List<String> WORDS = List.of("application", "secrets", "tier", "keys", "guards", "waivers");
    private static final int LONGEST_GUARD = 64;

    /** Copies what it is given. */
    public ContractFile {
        guards = Collections.unmodifiableMap(new LinkedHashMap<>(guards));
        waivers = List.copyOf(waivers);
        problems = List.copyOf(problems);
    }

    /** Reads the file, and everything that is wrong with it at once. */
    public static ContractFile read(Path file) {
        return read(file, file.toString());
    }

    /** Reads the file, which reports call by that name. */
    public static ContractFile read(Path file, String called) {
        return read(file, called, new Contract("application", List.of()), Set.of());
    }

    /**
     * Reads the file on top of a contract that is there already, a record's: both hold. The file adds keys, which come after
     * the others, and asks more of those that are there; where it asks less, that is a finding.
     *
     * @param taken the names of guards that are there already
     */
    public static ContractFile tightening(Contract asked, Set<String> taken, Path file) {
        return read(file, file.toString(), asked, taken);
    }

    private static ContractFile read(Path file, String called, Contract asked, Set<String> taken) {
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
                ? new ContractFile(asked, Map.of(), List.of(), findings.problems())
                : new Reader(new Section("", root, findings), asked, taken).read();
    }

    /** Returns the word that the file has for the type of a key: {@code port}. */
    public static String typeWord(KeySpec spec) {
        return TypeWords.word(spec.type());
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
        private final Set<String> slugs = new LinkedHashSet<>();
        private final Map<String, Rule> guards = new LinkedHashMap<>();
        private final Contract asked;
        private final Set<String> taken;
        private final Map<String, KeySpec> already;

        Reader(Section file, Contract asked, Set<String> taken) {
            this.file = file;
            this.findings = file.findings();
            this.asked = asked;
            this.taken = taken;
            for (KeySpec spec : asked.keys()) {
                declared.add(spec.key().name());
                specs.put(spec.key().name(), spec);
            }
            this.already = Map.copyOf(specs);
        }

        ContractFile read() {
            file.knows("word of a contract", WORDS);
            String application = application();
            readKeys();
            readGuards();
            List<Waiver> waivers =
                    file.has("waivers") ? new WaiverReader(file, declared, already, slugs, guards).read() : List.of();
            Section tier = file.section("tier", "tier");
            Section secrets = file.section("secrets", "secrets");
            Contract contract = new Contract(
                    application,
                    new ArrayList<>(specs.values()),
                    tier == null ? asked.signals() : new TierReader(tier, specs, asked.signals()).read(),
                    secrets == null ? asked.secrets() : new SecretsReader(secrets, asked.secrets()).read());
            return new ContractFile(contract, guards, waivers, findings.problems());
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
            return name == null || name.isBlank() ? asked.application() : Printable.of(name);
        }

        private void readKeys() {
            Section keys = file.section("keys", "keys");
            boolean isEmpty = !file.has("keys") && asked.keys().isEmpty();
            if (isEmpty || (keys != null && keys.members().isEmpty())) {
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
                    continue;
                }
                declared.add(name);
                KeySpec spec = section == null ? null : key(Key.of(name), section);
                if (spec != null) {
                    specs.put(name, spec);
                }
            }
        }

        /** Returns what is asked of the key, or null where that can't be told. */
        private @Nullable KeySpec key(Key key, Section section) {
            KeySpec already = specs.get(key.name());
            int before = findings.count();
            KeySpec said = new KeyReader(key, section, already).read();
            if (already == null) {
                checkAdded(key, section);
                return said;
            }
            // What has a mistake of its own isn't what was meant, and can't be compared.
            return said == null || findings.count() > before
                    ? already
                    : new Tightening(already, said, section).tightened();
        }

        /** To declare such a name would keep it from being what it is without that: another way to say a key. */
        private void checkAdded(Key key, Section section) {
            String name = key.name();
            String other = Aliases.ofPrefix(name) != null
                    ? Aliases.withoutPrefix(name)
                    : name.endsWith("_FILE") ? name.substring(0, name.length() - "_FILE".length()) : "";
            for (KeySpec spec : asked.keys()) {
                if (spec.key().name().equals(other)) {
                    findings.add(
                            section.line(),
                            Problem.of(
                                            ProblemId.CONTRACT_DISAGREES,
                                            name + " is another name for " + other + " of " + spec.declaredAt()
                                                    + ", and no key of its own")
                                    .key(key)
                                    .because("a variable of that name supplies " + other
                                            + ", or is refused as another tier's, and neither would happen any more")
                                    .fix("take it out"));
                }
            }
        }

        private void badName(int line, String name) {
            @Nullable Key meant = Key.fromPath(name);
            boolean isShown = !Findings.shown(name).equals(Findings.HIDDEN);
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
                if (!Slug.is(slug, LONGEST_GUARD)) {
                    all.add(
                            all.line(slug),
                            ProblemId.CONTRACT_BAD_NAME,
                            Findings.shown(slug) + " is no name of a guard",
                            "write it in small letters, digits and -");
                    continue;
                }
                slugs.add(slug);
                if (taken.contains(slug)) {
                    all.add(
                            all.line(slug),
                            ProblemId.CONTRACT_DISAGREES,
                            "a guard of that name, " + slug + ", is there already",
                            "give this one another name");
                    continue;
                }
                Section section = all.section(slug, slug);
                Rule rule = section == null ? null : new GuardReader(section, declared, specs).read();
                if (rule != null) {
                    guards.put(slug, rule);
                }
            }
        }
    }
}
