package io.tierguard.source.dotenv.readers;

import java.util.Map;

/** A program that reads {@code .env} files too, in the order in which they are named. */
enum OtherReader {
    DOTENV("dotenv"),
    DOTENV_EXPAND("dotenv-expand"),
    NODE("node --env-file"),
    PYTHON("python-dotenv"),
    DOCKER_RUN("docker run");

    private final String label;

    OtherReader(String label) {
        this.label = label;
    }

    /** Returns its name, as people know it. */
    String label() {
        return label;
    }

    /** Returns what it makes of a file in a process that has these variables. */
    Seen read(String text, Map<String, String> environment) {
        return switch (this) {
            case DOTENV -> DotenvNpm.read(text);
            case DOTENV_EXPAND -> DotenvExpand.read(text, environment);
            case NODE -> NodeEnvFile.read(text);
            case PYTHON -> PythonDotenv.read(text, environment);
            case DOCKER_RUN -> DockerRun.read(text, environment);
        };
    }
}
