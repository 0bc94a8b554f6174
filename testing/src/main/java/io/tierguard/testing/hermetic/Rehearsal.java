package io.tierguard.testing.hermetic;

import io.tierguard.ConfigRefusedException;
import io.tierguard.Guarded;
import io.tierguard.Settings;
import io.tierguard.Tier;
import io.tierguard.Tierguard;
import io.tierguard.report.Report;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One load, from nothing but what a test says: made ready at first, and run when somebody asks for what comes of it. */
final class Rehearsal {
    private final Class<?> type;
    private final Tierguard<?> tierguard;
    final Path folder;
    private @Nullable Guarded<?> guarded;
    private @Nullable Report report;

    private Rehearsal(Class<?> type, Tierguard<?> tierguard, Path folder) {
        this.type = type;
        this.tierguard = tierguard;
        this.folder = folder;
    }

    static Rehearsal prepare(Declared declared, ExtensionContext context) throws IOException {
        Method test = context.getRequiredTestMethod();
        Class<? extends Record> contract =
                declared.contract == Record.class ? Parameters.contract(context) : declared.contract;
        Tierguard<?> tierguard = contract == null ? null : Tierguard.of(contract);
        if (!declared.contractFile.isEmpty()) {
            Path file = contractFile(declared.contractFile);
            tierguard = tierguard == null ? Tierguard.fromFile(file) : tierguard.contractFile(file);
        }
        if (tierguard == null) {
            throw new ExtensionConfigurationException("no contract for " + test.getName()
                    + ": give it the record as a parameter, or say contract = … or contractFile = …");
        }
        Path folder = Files.createTempDirectory("tierguard-test");
        Rehearsal rehearsal = new Rehearsal(
                contract == null ? Settings.class : contract,
                tierguard
                        .environment(declared.env)
                        .systemProperties(declared.properties)
                        .directory(folder),
                folder);
        if (!declared.dotenv.isEmpty()) {
            for (String name : declared.dotenvFiles()) {
                rehearsal.write(name, declared.dotenv);
            }
        }
        return rehearsal;
    }

    private static Path contractFile(String name) {
        try {
            Path file = Path.of(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // No file has such a name, so there is none.
        }
        throw new ExtensionConfigurationException("no contract file " + name
                + " is there (a path that is not absolute starts at the working directory, "
                + Path.of("").toAbsolutePath() + ")");
    }

    /** Others may not read it, or that would be the first finding. */
    private void write(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, lines);
    }

    /** Fails with the whole report if the configuration is refused. */
    Guarded<?> accepted() {
        report();
        if (guarded == null) {
            throw new AssertionError(report());
        }
        return guarded;
    }

    Report report() {
        if (report == null) {
            try {
                guarded = tierguard.load();
                report = guarded.report();
            } catch (ConfigRefusedException e) {
                report = e.report();
            }
        }
        return report;
    }

    /** Returns what a parameter of this type is. */
    Object value(Parameter parameter) {
        Class<?> about = Parameters.about(parameter);
        if (about != null && about != type) {
            throw new ExtensionConfigurationException("what is loaded for this test is "
                    + (type == Settings.class ? "Settings, of a contract that is a file alone" : type.getSimpleName())
                    + ", and not " + about.getSimpleName());
        }
        Class<?> wanted = parameter.getType();
        if (wanted == Tierguard.class) {
            return tierguard;
        }
        if (wanted == Report.class) {
            return report();
        }
        if (wanted == Tier.class) {
            return report().tier().orElseThrow(() -> new AssertionError(report()));
        }
        return wanted == Guarded.class ? accepted() : accepted().config();
    }

    /** Deletes the folder, with what a test may have put there. */
    void end() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
