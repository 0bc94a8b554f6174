package io.tierguard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** The forms that a report can have. */
enum Format {
    TEXT,
    JSON,
    GITHUB,
    MARKDOWN,
    SARIF;

    /** Reads the word that stands for one. */
    static final class Word implements ITypeConverter<Format> {
        @Override
        public Format convert(String word) {
            List<String> words = new ArrayList<>();
            for (Format format : values()) {
                String own = format.name().toLowerCase(Locale.ROOT);
                if (own.equals(word)) {
                    return format;
                }
                words.add(own);
            }
            throw Words.unknown(word, "format", words);
        }
    }
}
