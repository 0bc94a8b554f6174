package io.tierguard.guard;

import io.tierguard.Layer;
import io.tierguard.contract.Setting;
import io.tierguard.model.Entry;
import io.tierguard.model.Origin;
import io.tierguard.model.Problem;
import io.tierguard.model.ProblemId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom the process believes, and whom it talks to: the variables and properties that turn the check of certificates off, and those that put
 * something else in a cloud service's place. They work whether the contract knows them or not.
 */
final class TransportGuard implements Guard {
    private static final String[] CLOUDS = {
        ".amazonaws.com", ".amazonaws.com.cn", ".api.aws", ".googleapis.com", ".windows.net", ".vault.azure.net"
    };

    /** Machines and pages of customers, which are below the same names and may well speak plain http. */
    private static final String[] OF_CUSTOMERS = {".elb.", ".compute.", ".compute-1.", ".s3-website"};

    private final Map<String, String> properties;

    TransportGuard(Map<String, String> properties) {
        this.properties = properties;
    }

    @Override
    public void inspect(Inspection inspection) {
        inspection.evaluated();
        for (Setting setting : inspection.settings()) {
            inspect(inspection, setting);
        }
        for (Entry entry : inspection.checked().snapshot().undeclared()) {
            Layer layer = entry.origin().layer();
            // A HOCON file has names of any kind; what it sets reaches no other library.
            if (layer == Layer.ENVIRONMENT || layer == Layer.DOTENV || layer == Layer.PROPERTY) {
                String name = entry.name();
                String text = entry.value().reveal();
                add(inspection, unchecked(name, text), name, entry.origin());
                add(inspection, isEndpoint(name) ? endpoint(inspection, name, text) : null, name, entry.origin());
            }
        }
        for (String name : new String[] {
            "jdk.internal.httpclient.disableHostnameVerification",
            "com.sun.jndi.ldap.object.disableEndpointIdentification",
            "com.amazonaws.sdk.disableCertChecking"
        }) {
            String text = properties.get(name);
            boolean off = text != null && (text.isEmpty() || name.startsWith("com.amazonaws.") || isTrue(text));
            add(inspection, off ? unchecked(name) : null, name, new Origin.Property(name));
        }
    }

    private static void inspect(Inspection inspection, Setting setting) {
        String name = setting.key().name();
        Problem unchecked = unchecked(name, setting.text());
        if (unchecked != null && inspection.canJudge(ProblemId.TLS_CHECKS_OFF, setting)) {
            inspection.refuse(unchecked, setting);
        }
        boolean named = isEndpoint(name);
        if (named || isPlain(setting.text())) {
            boolean judged = (named || !setting.failed()) && inspection.canJudge(ProblemId.CLOUD_ENDPOINT, setting);
            Problem replaced = judged ? endpoint(inspection, name, setting.text()) : null;
            if (replaced != null) {
                inspection.refuse(replaced, setting);
            }
        }
    }

    private static void add(Inspection inspection, @Nullable Problem problem, String name, Origin origin) {
        if (problem != null && inspection.applies(problem.id())) {
            inspection.add(problem.key(name).at(origin));
        }
    }

    /** Each as the program that reads it takes it; git looks at no more than whether it is there. */
    private static @Nullable Problem unchecked(String name, String text) {
        boolean off = !text.isEmpty()
                && switch (name) {
                    case "NODE_TLS_REJECT_UNAUTHORIZED", "PYTHONHTTPSVERIFY" -> text.equals("0");
                    case "GIT_SSL_NO_VERIFY" -> true;
                    case "NPM_CONFIG_STRICT_SSL", "npm_config_strict_ssl", "CONSUL_HTTP_SSL_VERIFY" -> isFalse(text);
                    case "VAULT_SKIP_VERIFY", "NOMAD_SKIP_VERIFY" -> isTrue(text);
                    default -> false;
                };
        return off ? unchecked(name) : null;
    }

    private static Problem unchecked(String name) {
        return Problem.of(ProblemId.TLS_CHECKS_OFF, name + " turns the check of certificates off")
                .because("anyone on the way can pretend to be the other side, and read all that is said")
                .fix("remove " + name + "; give the program the certificate that it should trust");
    }

    private static boolean isTrue(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "t", "true" -> true;
            default -> false;
        };
    }

    private static boolean isFalse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "0", "f", "false" -> true;
            default -> false;
        };
    }

    private static boolean isEndpoint(String name) {
        return name.equals("AWS_ENDPOINT_URL")
                || name.startsWith("AWS_ENDPOINT_URL_")
                || name.endsWith("_EMULATOR_HOST");
    }

    private static boolean isPlain(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7);
    }

    /** An endpoint of the cloud itself, as a private network has it, replaces nothing while it is encrypted. */
    private static @Nullable Problem endpoint(Inspection inspection, String name, String text) {
        if (text.isEmpty()) {
            return null;
        }
        boolean cloud = isOfCloud(ConnectionUrl.of(text).hosts());
        if (isPlain(text) && (cloud || isEndpoint(name))) {
            return cloudProblem(name + " reaches a cloud service over plain http")
                    .because("requests and what signs them can be read on the way")
                    .fix("let " + name + " begin with https://, or remove it");
        }
        String tier = inspection.tier().label();
        return cloud || !isEndpoint(name)
                ? null
                : cloudProblem(name + " puts something else in a cloud service's place")
                        .because("what " + tier + " stores there is not where it will be looked for")
                        .fix("remove " + name + ", so that the provider's own endpoint is used");
    }

    private static Problem cloudProblem(String message) {
        return Problem.of(ProblemId.CLOUD_ENDPOINT, message);
    }

    private static boolean isOfCloud(List<String> hosts) {
        for (String host : hosts) {
            String name = host.toLowerCase(Locale.ROOT);
            if (endsWithAny(name) && !hasAny(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithAny(String host) {
        for (String cloud : CLOUDS) {
            if (host.endsWith(cloud)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAny(String host) {
        for (String customers : OF_CUSTOMERS) {
            if (host.contains(customers)) {
                return true;
            }
        }
        return false;
    }
}
