package io.tierguard.tier;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells from its variables whether a process runs where nobody develops: in a cloud, a cluster, or a build. */
final class CloudRuntime {
    /** Each of these is set by the platform itself, not by its users. */
    private static final List<String> MARKERS = List.of(
            "KUBERNETES_SERVICE_HOST",
            "ECS_CONTAINER_METADATA_URI_V4",
            "ECS_CONTAINER_METADATA_URI",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_EXECUTION_ENV",
            "K_SERVICE",
            "CLOUD_RUN_JOB",
            "GAE_ENV",
            "FUNCTION_TARGET",
            "WEBSITE_SITE_NAME",
            "CONTAINER_APP_NAME",
            "NOMAD_ALLOC_ID",
            "DYNO",
            "FLY_APP_NAME",
            "RENDER_SERVICE_ID",
            "RAILWAY_ENVIRONMENT",
            "GITHUB_ACTIONS",
            "GITLAB_CI",
            "JENKINS_URL",
            "CODEBUILD_BUILD_ID",
            "TF_BUILD",
            "TEAMCITY_VERSION",
            "VCAP_APPLICATION",
            "GAE_SERVICE",
            "FUNCTIONS_WORKER_RUNTIME",
            "VERCEL",
            "NETLIFY",
            "CI");

    private CloudRuntime() {}

    /** Returns the variable that says so, or null where none does. */
    static @Nullable String marker(Map<String, String> environment) {
        for (String marker : MARKERS) {
            String value = environment.get(marker);
            if (value != null && !value.isEmpty() && !value.equals("false") && !value.equals("0")) {
                return marker;
            }
        }
        return null;
    }
}
