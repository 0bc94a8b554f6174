package io.tierguard.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** The forms that a matrix can have. */
enum MatrixFormat {
    TEXT,
    MARKDOWN,
    HTML;

    /** Reads the word that stands for one. */
    static final class Word implements ITypeConverter<MatrixFormat> {
        @Override
        public MatrixFormat convert(String word) {
            return switch (word) {
                case "text" -> TEXT;
                case "markdown" -> MARKDOWN;
                case "html" -> HTML;
                default -> throw Words.unknown(word, "format", List.of("text", "markdown", "html"));
            };
        }
    }
}
