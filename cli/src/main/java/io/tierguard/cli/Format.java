package io.tierguard.cli;

import io.tierguard.report.Report;
import io.tierguard.report.TextStyle;
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

    /** Who mends ten errors should know beforehand that there are three more. */
    private static final int SHOWN_BY_GITHUB = 10;

    /**
     * Returns the report in this form.
     *
     * @param style how text is dressed
     * @param folder the folder that was checked, as the root of the repository sees it
     */
    String rendered(Report report, TextStyle style, String folder) {
        return switch (this) {
            case TEXT -> report.toText(style);
            case JSON -> report.toJson();
            case GITHUB -> more(report) + report.toGitHub(folder);
            case MARKDOWN -> report.toMarkdown();
            case SARIF -> report.toSarif(folder);
        };
    }

    /** Said first, because it must be among the notices that are shown. */
    private static String more(Report report) {
        if (report.errors() <= SHOWN_BY_GITHUB && report.warnings() <= SHOWN_BY_GITHUB) {
            return "";
        }
        return "::notice title=tierguard::errors: " + report.errors() + ", warnings: " + report.warnings()
                + "; outside the log of a step, GitHub shows ten of a kind\n";
    }

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
