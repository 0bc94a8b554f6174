package io.tierguard.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** What a check is refused for. */
enum FailOn {
    ERROR,
    WARNING;

    /** Reads the word that stands for one. */
    static final class Word implements ITypeConverter<FailOn> {
        @Override
        public FailOn convert(String word) {
            return switch (word) {
                case "error" -> ERROR;
                case "warning" -> WARNING;
                default -> throw Words.unknown(word, "weight of a finding", List.of("error", "warning"));
            };
        }
    }
}
