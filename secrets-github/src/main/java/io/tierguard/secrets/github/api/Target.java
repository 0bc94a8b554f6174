package io.tierguard.secrets.github.api;

import java.util.List;

/**
 * What is asked, of whom, and as whom.
 *
 * @param api where GitHub is
 * @param token what it knows the one who asks by
 * @param repository {@code owner/name}
 * @param environment the environment's name, or nothing where there is none
 */
public record Target(Api api, Token token, String repository, String environment) {
    String owner() {
        return repository.substring(0, repository.indexOf('/'));
    }

    /** Returns where to look, the repository first: where that is not there, nothing is. */
    public List<Scope> scopes() {
        return environment.isEmpty()
                ? List.of(Scope.REPOSITORY, Scope.ORGANISATION)
                : List.of(Scope.REPOSITORY, Scope.ENVIRONMENT, Scope.ORGANISATION);
    }

    /** Returns what wins over all others. */
    public Scope nearest() {
        return environment.isEmpty() ? Scope.REPOSITORY : Scope.ENVIRONMENT;
    }

    /** Returns what reports call a place. */
    public String place(Scope scope) {
        return switch (scope) {
            case ENVIRONMENT -> "environment " + environment + " of " + repository;
            case REPOSITORY -> "repository " + repository;
            case ORGANISATION -> "organisation " + owner();
        };
    }

    /** Returns what reports call a secret or a variable. */
    public String describe(Item item) {
        return "GitHub " + item.kind().singular() + " " + item.name() + ", " + place(item.scope());
    }
}
