package io.tierguard.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** The forms that an answer has which is no report. */
enum ListFormat {
    TEXT,
    JSON;

    /** Reads the word that stands for one. */
    static final class Word implements ITypeConverter<ListFormat> {
        @Override
        public ListFormat convert(String word) {
            return switch (word) {
                case "text" -> TEXT;
                case "json" -> JSON;
                default -> throw Words.unknown(word, "format", List.of("text", "json"));
            };
        }
    }
}
