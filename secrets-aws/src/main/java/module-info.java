/**
 * AWS Secrets Manager as a layer.
 */
@SuppressWarnings("requires-transitive-automatic")
module io.tierguard.secrets.aws {
    requires static transitive org.jspecify;
    requires transitive io.tierguard;
    // The client of the user's own is handed in as one of these. They name themselves in their manifests alone.
    requires transitive software.amazon.awssdk.services.secretsmanager;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.urlconnection;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries;
    requires com.google.gson;

    exports io.tierguard.secrets.aws;

    provides io.tierguard.source.SecretProvider with
            io.tierguard.secrets.aws.AwsProvider;
}
