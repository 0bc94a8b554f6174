package io.tierguard.secrets.aws;

import io.tierguard.source.Surroundings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where a setting of the SDK comes from, for whoever has to correct it. What it is set to is not said. */
final class Settings {
    private static final List<String> REGION = List.of("aws.region", "AWS_REGION");

    /** In the order in which the SDK looks. */
    private static final List<String> ENDPOINT = List.of(
            "aws.endpointUrlSecretsManager", "AWS_ENDPOINT_URL_SECRETS_MANAGER", "aws.endpointUrl", "AWS_ENDPOINT_URL");

    private Settings() {}

    static String region() {
        String set = first(REGION);
        return set == null ? "the profile's region" : set;
    }

    /** Returns the property or variable that sets the endpoint to what is none, or null where none does. */
    static @Nullable String unfitEndpoint() {
        String set = first(ENDPOINT);
        return set == null || isAddress(String.valueOf(value(set))) ? null : set;
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() != null
                    && ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static @Nullable String first(List<String> names) {
        for (String name : names) {
            if (value(name) != null) {
                return name;
            }
        }
        return null;
    }

    private static @Nullable String value(String name) {
        boolean isVariable = Character.isUpperCase(name.charAt(0));
        return isVariable ? Surroundings.environmentOfProcess().get(name) : System.getProperty(name);
    }
}
