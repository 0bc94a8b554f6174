package io.tierguard.secrets.github.api;

/** Where GitHub keeps secrets and variables; of one name under several, a job gets the nearest, which stands first here. */
public enum Scope {
    ENVIRONMENT,
    REPOSITORY,
    ORGANISATION;

    /** Returns the path of the list, below the repository's. */
    String path(Kind kind, String environment) {
        return switch (this) {
            case ENVIRONMENT -> "/environments/" + Names.encoded(environment) + "/" + kind.plural();
            case REPOSITORY -> "/actions/" + kind.plural();
            case ORGANISATION -> "/actions/organization-" + kind.plural();
        };
    }
}
