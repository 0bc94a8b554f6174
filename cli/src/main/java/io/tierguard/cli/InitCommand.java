package io.tierguard.cli;

import io.tierguard.cli.init.Draft;
import io.tierguard.cli.init.EnvFile;
import io.tierguard.cli.init.FoundKey;
import io.tierguard.cli.init.Inventory;
import io.tierguard.model.Origin;
import io.tierguard.model.Printable;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import io.tierguard.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a first contract out of the {@code .env} files that are there. */
@Command(
        name = "init",
        header = "Write a first tierguard.conf from .env files",
        description = "Write a first tierguard.conf from .env files: which keys there are, in which tiers they are"
                + " required, of what type they are, and which are secret. No value of a secret is written.",
        footer = {
            "",
            "A file's name says its tier: .env and .env.local are development's, .env.test,",
            ".env.staging and .env.production (or .env.prod) are their tiers', .env.example",
            "is a template and has none. Keys, types and secrets are read out of any file."
        })
final class InitCommand implements Callable<Integer> {
    private static final int MOST_LINES = 20;

    private final Shell shell;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            arity = "1..*",
            converter = PathWord.class,
            description = "The files to read; without this, those of the folder whose name says their tier.")
    List<Path> from = List.of();

    @Option(
            names = "--application",
            paramLabel = "NAME",
            description = "What the application is called; without this, as the folder is.")
    @Nullable
    String application;

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            converter = PathWord.class,
            description = "The folder to look and to write in; without this, the working folder.")
    @Nullable
    Path dir;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            converter = PathWord.class,
            description = "Write there, and not to tierguard.conf in the folder; - is standard output.")
    @Nullable
    Path file;

    @Option(names = "--force", description = "Replace the file where it is there already.")
    boolean force;

    @Mixin
    Quiet quiet = new Quiet();

    @Mixin
    Help help = new Help();

    InitCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Place place = new Place();
        place.dir = dir;
        Path folder = place.folder(shell);
        Output output = output(folder);
        Inventory inventory = Inventory.of(from.isEmpty() ? found(folder) : named(), shell.environment());
        if (!inventory.absent().isEmpty()) {
            throw new UsageException(
                    "there is no file " + inventory.absent().get(0).name());
        }
        if (!inventory.problems().isEmpty()) {
            return refused(inventory.problems());
        }
        String text = new Draft(name(folder), checked(inventory)).text();
        if (text.getBytes(StandardCharsets.UTF_8).length > SourceFile.LIMIT) {
            throw new UsageException("a contract of these keys would be larger than a contract may be");
        }
        output.write(shell, text);
        if (!quiet.isQuiet()) {
            say(inventory, output.file());
        }
        return ExitCode.OK;
    }

    /** What is written already is somebody's work. */
    private Output output(Path folder) {
        Output output = new Output();
        if (file != null && file.toString().equals("-")) {
            return output;
        }
        output.output = file != null ? file : dir == null ? Path.of(Place.CONTRACT) : dir.resolve(Place.CONTRACT);
        Path target = shell.directory().resolve(file == null ? folder.resolve(Place.CONTRACT) : file);
        boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        boolean device = Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
        if (there && !device && !force) {
            throw new UsageException(output.output + " is there already: --force replaces it");
        }
        return output;
    }

    private List<EnvFile> named() {
        Map<Path, EnvFile> files = new LinkedHashMap<>();
        for (Path path : from) {
            EnvFile named = EnvFile.of(shell.directory().resolve(path).normalize(), path.toString());
            files.putIfAbsent(named.path(), named);
        }
        return List.copyOf(files.values());
    }

    /** A folder may be called .env: an environment of Python is. */
    private List<EnvFile> found(Path folder) {
        List<EnvFile> files = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ".env{,.*}")) {
            for (Path path : all) {
                EnvFile one = EnvFile.of(path, String.valueOf(path.getFileName()));
                if (one.isKnown() && !Files.isDirectory(path)) {
                    files.add(one);
                } else if (!one.isKnown()) {
                    unknown.add(one.name());
                }
            }
        } catch (IOException | DirectoryIteratorException | SecurityException e) {
            throw new UsageException((dir == null ? "the working folder" : "the folder " + dir) + " can't be read");
        }
        unknown.sort(Comparator.naturalOrder());
        if (!unknown.isEmpty() && !quiet.isQuiet()) {
            shell.say("left alone, because the name says no tier: " + String.join(", ", unknown) + "; --from reads it");
        }
        if (files.isEmpty()) {
            throw new UsageException("there is no .env file here: name those to read with --from");
        }
        files.sort(Comparator.comparing(EnvFile::template)
                .thenComparing(EnvFile::tier, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(EnvFile::local)
                .thenComparing(EnvFile::name));
        return files;
    }

    /** A file that isn't all read may hide keys: the contract would be wrong without a word. */
    private int refused(List<Problem> problems) {
        boolean unreadable = false;
        for (Problem problem : problems.subList(0, Math.min(MOST_LINES, problems.size()))) {
            Origin origin = problem.origin();
            shell.say((origin == null ? "" : origin.location() + ": ") + problem.message());
        }
        for (Problem problem : problems) {
            unreadable |= problem.id() == ProblemId.FILE_UNREADABLE;
        }
        if (problems.size() > MOST_LINES) {
            shell.say("and " + (problems.size() - MOST_LINES) + " more; nothing was written");
        }
        return unreadable ? ExitCode.USAGE : ExitCode.REFUSED;
    }

    private static Inventory checked(Inventory inventory) {
        int keys = inventory.keys().size();
        if (keys == 0) {
            throw new UsageException("no key was found: nothing was written");
        }
        if (keys > Draft.MOST_KEYS) {
            throw new UsageException(keys + " keys were found, and a contract has at most " + Draft.MOST_KEYS);
        }
        return inventory;
    }

    private String name(Path folder) {
        if (application != null) {
            if (application.isBlank()) {
                throw new UsageException("an application has a name that is not blank");
            }
            return Printable.of(application);
        }
        try {
            Path name = folder.toRealPath().getFileName();
            return name == null || name.toString().isBlank() ? "application" : Printable.of(name.toString());
        } catch (IOException | SecurityException e) {
            return "application";
        }
    }

    private void say(Inventory inventory, @Nullable Path written) {
        for (EnvFile read : inventory.files()) {
            if (!read.isKnown()) {
                shell.say("the name of " + read.name() + " says no tier, so nothing is required for what it sets");
            }
        }
        int secrets = 0;
        for (FoundKey key : inventory.keys()) {
            secrets += key.sign() == FoundKey.Sign.NONE ? 0 : 1;
        }
        for (String line : inventory.leftOut()) {
            shell.say(line);
        }
        int keys = inventory.keys().size();
        shell.say((written == null ? "the contract" : written) + " has " + keys + (keys == 1 ? " key" : " keys") + ", "
                + secrets + " of them secret: read it, then run 'tierguard check'");
    }
}
