package io.tierguard.cli;

import io.tierguard.model.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/** A path as it was typed. */
final class PathWord implements ITypeConverter<Path> {
    @Override
    public Path convert(String word) {
        try {
            if (!word.isEmpty()) {
                return Path.of(word);
            }
        } catch (InvalidPathException e) {
            // a character that this system's paths don't have
        }
        throw new UsageException((word.isEmpty() ? "an empty text" : Printable.of(word)) + " is no path");
    }
}
