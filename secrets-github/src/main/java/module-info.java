/**
 * Secrets and variables of GitHub Actions.
 */
module io.tierguard.secrets.github {
    requires static transitive org.jspecify;
    requires transitive io.tierguard;
    requires com.google.gson;
    requires java.net.http;

    exports io.tierguard.secrets.github;

    provides io.tierguard.source.SecretProvider with
            io.tierguard.secrets.github.GitHubProvider;
    provides io.tierguard.source.TierWitness with
            io.tierguard.secrets.github.GitHubWitness;
}
