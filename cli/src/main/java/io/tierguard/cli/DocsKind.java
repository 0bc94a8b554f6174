package io.tierguard.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** What can be made from a contract. */
enum DocsKind {
    ENV_EXAMPLE("env-example"),
    MARKDOWN("markdown"),
    JSON_SCHEMA("json-schema"),
    GITHUB_ENV("github-env"),
    AWS_SKELETON("aws-skeleton");

    private static final List<String> WORDS =
            List.of("env-example", "markdown", "json-schema", "github-env", "aws-skeleton");

    private final String word;

    DocsKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Reads the word that stands for one. */
    static final class Word implements ITypeConverter<DocsKind> {
        @Override
        public DocsKind convert(String word) {
            for (DocsKind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw Words.unknown(word, "kind of docs", WORDS);
        }
    }
}
