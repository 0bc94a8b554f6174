package io.tierguard.model;

import io.tierguard.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of problems: for each one its id, its slug, and what it weighs in each tier.
 *
 * <p>An id is never reused and says nothing of severity. The third column reads development, test, staging, production:
 * {@code E} error, {@code W} warning, {@code I} info, {@code -} no problem there.
 */
public final class ProblemId {
    private static final List<ProblemId> CATALOGUE = new ArrayList<>(128);

    // TG1xx: the tier
    public static final ProblemId TIER_UNSET = id("TG101", "tier-unset", "EEEE");
    public static final ProblemId TIER_UNKNOWN = id("TG102", "tier-unknown", "EEEE");
    public static final ProblemId TIER_CONTRADICTED = id("TG103", "tier-contradicted", "EEEE");
    public static final ProblemId TIER_AMBIGUOUS = id("TG104", "tier-ambiguous", "EEEE");
    public static final ProblemId TIER_DECLARED_IN_FILE = id("TG105", "tier-declared-in-file", "EEEE");
    public static final ProblemId TIER_IN_DOUBT = id("TG106", "tier-in-doubt", "EEE-");
    public static final ProblemId TIER_NOT_KNOWN = id("TG109", "not-checked", "IIII");

    // TG2xx: presence
    public static final ProblemId REQUIRED_MISSING = id("TG201", "required-missing", "EEEE");
    public static final ProblemId FORBIDDEN_SET = id("TG202", "forbidden-set", "EEEE");
    public static final ProblemId UNKNOWN_KEY = id("TG203", "unknown-key", "IIII");
    public static final ProblemId NEAR_MISS = id("TG204", "near-miss", "WWWW");
    public static final ProblemId DEPRECATED_KEY = id("TG205", "deprecated-key", "WWWW");

    // TG3xx: type and shape of one value
    public static final ProblemId WRONG_TYPE = id("TG301", "wrong-type", "EEEE");
    public static final ProblemId OUT_OF_RANGE = id("TG302", "out-of-range", "EEEE");
    public static final ProblemId WRONG_LENGTH = id("TG303", "wrong-length", "EEEE");
    public static final ProblemId PATTERN_MISMATCH = id("TG304", "pattern-mismatch", "EEEE");
    public static final ProblemId NOT_ONE_OF = id("TG305", "not-one-of", "EEEE");
    public static final ProblemId PATTERN_TOO_COSTLY = id("TG306", "pattern-too-costly", "EEEE");

    public static final ProblemId RECORD_REFUSED = id("TG310", "record-refused", "EEEE");

    public static final ProblemId CONSTRAINT_VIOLATED = id("TG320", "constraint-violated", "EEEE");
    public static final ProblemId CONSTRAINT_UNFIT = id("TG321", "constraint-unfit", "EEEE");
    public static final ProblemId CONSTRAINT_GROUP_UNKNOWN = id("TG322", "constraint-group-unknown", "EEEE");
    public static final ProblemId CONSTRAINT_LIBRARY_MISSING = id("TG323", "constraint-library-missing", "EEEE");

    // TG4xx: unsafe in this tier, alone or together
    public static final ProblemId VALUE_REFUSED = id("TG400", "value-refused", "EEEE");
    public static final ProblemId DEBUG_ENDPOINTS = id("TG401", "debug-endpoints-enabled", "--WE");
    public static final ProblemId HOT_RELOAD = id("TG402", "hot-reload-enabled", "--EE");
    public static final ProblemId MOCKS = id("TG403", "mocks-enabled", "--WE");
    public static final ProblemId RATE_LIMITING_OFF = id("TG404", "rate-limiting-off", "--WE");
    public static final ProblemId DEBUG_LOGGING = id("TG405", "debug-logging", "---E");
    public static final ProblemId BUILD_MODE = id("TG406", "build-mode-not-production", "---E");
    public static final ProblemId HARDENING_OFF = id("TG407", "hardening-off", "--WE");
    public static final ProblemId PLACEHOLDER_SECRET = id("TG408", "placeholder-secret", "--EE");
    public static final ProblemId WEAK_SECRET = id("TG409", "weak-secret", "--WE");
    public static final ProblemId DATABASE_LOCAL = id("TG410", "database-host-local", "--WE");
    public static final ProblemId DATABASE_OF_LOOSER_TIER = id("TG411", "database-of-another-tier", "--WE");
    public static final ProblemId DATABASE_OF_PRODUCTION = id("TG412", "database-of-production", "EEE-");
    public static final ProblemId IMAGE_TAG = id("TG413", "image-tag-unfit", "--WE");
    public static final ProblemId DATABASE_SUPERUSER = id("TG414", "database-superuser", "--WE");
    public static final ProblemId DATABASE_UNENCRYPTED = id("TG415", "database-unencrypted", "--WE");
    public static final ProblemId SHARED_SECRET = id("TG416", "shared-secret", "--WE");
    public static final ProblemId TLS_CHECKS_OFF = id("TG417", "tls-checks-off", "WWEE");
    public static final ProblemId CLOUD_ENDPOINT = id("TG418", "cloud-endpoint-replaced", "--WE");
    public static final ProblemId JVM_OPEN = id("TG419", "jvm-open-to-others", "--WE");
    public static final ProblemId UNCLEAN_VALUE = id("TG420", "unclean-value", "WWEE");
    public static final ProblemId UNRESOLVED_VALUE = id("TG421", "unresolved-value", "EEEE");
    public static final ProblemId STRUCTURED_VALUE = id("TG422", "structured-value", "EEEE");
    public static final ProblemId OWN_RULE = id("TG450", "own-rule", "EEEE");
    public static final ProblemId OWN_RULE_FAILED = id("TG451", "own-rule-failed", "EEEE");
    public static final ProblemId NOT_EVALUATED = id("TG459", "not-evaluated", "IIII");

    // TG5xx: where a value came from, and values of another tier
    public static final ProblemId DOTENV_NOT_TRUSTED = id("TG501", "dotenv-not-trusted", "--EE");
    public static final ProblemId SECRET_FROM_FILE = id("TG502", "secret-from-untrusted-layer", "--EE");
    public static final ProblemId SECRET_FROM_PROPERTY = id("TG503", "secret-from-property", "--WE");
    public static final ProblemId LAYER_NOT_ALLOWED = id("TG504", "layer-not-allowed", "EEEE");
    public static final ProblemId KEY_OF_ANOTHER_TIER = id("TG505", "key-of-another-tier", "EEEE");
    public static final ProblemId CONTROL_KEY = id("TG506", "control-key-in-file", "EEEE");
    public static final ProblemId SECRET_OF_ANOTHER_TIER = id("TG507", "secret-of-another-tier", "EEEE");

    // TG6xx: sources
    public static final ProblemId DOTENV_SYNTAX = id("TG601", "dotenv-syntax", "EEEE");
    public static final ProblemId DOTENV_DUPLICATE = id("TG602", "dotenv-duplicate-key", "WWWW");
    public static final ProblemId INTERPOLATION = id("TG603", "interpolation-failed", "EEEE");
    public static final ProblemId INTERPOLATION_UNSET = id("TG604", "interpolation-of-unset-name", "WWWW");
    public static final ProblemId HOCON_SYNTAX = id("TG605", "hocon-syntax", "EEEE");
    public static final ProblemId HOCON_INCLUDE = id("TG606", "hocon-include-refused", "EEEE");
    public static final ProblemId FILE_UNREADABLE = id("TG607", "file-unreadable", "EEEE");
    public static final ProblemId FILE_TOO_LARGE = id("TG608", "file-too-large", "EEEE");
    public static final ProblemId FILE_NOT_UTF8 = id("TG609", "file-not-utf-8", "EEEE");
    public static final ProblemId FILE_IS_LINK = id("TG610", "dotenv-is-a-link", "WWEE");
    public static final ProblemId HOCON_TOO_COMPLEX = id("TG611", "hocon-too-complex", "EEEE");
    public static final ProblemId NAME_CLASH = id("TG612", "name-clash", "EEEE");
    public static final ProblemId DOTENV_READERS_DISAGREE = id("TG613", "dotenv-readers-disagree", "WWWW");
    public static final ProblemId DOTENV_READABLE = id("TG614", "dotenv-readable-by-others", "WWEE");
    public static final ProblemId DOTENV_CHANGEABLE = id("TG615", "dotenv-changeable-by-others", "WWEE");
    public static final ProblemId DOTENV_TOO_DEEP = id("TG616", "dotenv-expansion-too-deep", "EEEE");
    public static final ProblemId DOTENV_TOO_LONG = id("TG617", "dotenv-expansion-too-long", "EEEE");
    public static final ProblemId DOTENV_TRACKED = id("TG618", "dotenv-tracked-by-git", "WWEE");
    public static final ProblemId SECRETS_FAILED = id("TG620", "secrets-failed", "WWEE");
    public static final ProblemId SECRETS_TIMEOUT = id("TG621", "secrets-timeout", "WWEE");
    public static final ProblemId SECRETS_PARTIAL = id("TG622", "secrets-partial", "WWEE");
    public static final ProblemId SECRETS_PROVIDER_MISSING = id("TG623", "secrets-provider-missing", "EEEE");
    public static final ProblemId SECRETS_NAMES_UNKNOWN = id("TG624", "secrets-names-unknown", "WWWW");
    public static final ProblemId SECRETS_UNAVAILABLE = id("TG626", "secrets-unavailable", "WWEE");
    public static final ProblemId SECRETS_DENIED = id("TG627", "secrets-denied", "WWEE");
    public static final ProblemId SECRET_NOT_FOUND = id("TG628", "secret-not-found", "WWEE");
    public static final ProblemId SECRET_KEY_UNUSABLE = id("TG629", "secret-key-unusable", "WWEE");
    public static final ProblemId SECRET_MALFORMED = id("TG630", "secret-malformed", "EEEE");
    public static final ProblemId SECRETS_CLASH = id("TG631", "secrets-clash", "EEEE");
    public static final ProblemId SECRETS_NOT_SET_UP = id("TG632", "secrets-not-set-up", "WWEE");
    public static final ProblemId MICROPROFILE_FAILED = id("TG640", "microprofile-source-failed", "WWEE");
    public static final ProblemId MICROPROFILE_UNSTEADY = id("TG641", "microprofile-source-unsteady", "WWEE");
    public static final ProblemId GITHUB_DENIED = id("TG650", "github-denied", "WWEE");
    public static final ProblemId GITHUB_NOT_FOUND = id("TG651", "github-not-found", "WWEE");
    public static final ProblemId GITHUB_UNAVAILABLE = id("TG652", "github-unavailable", "WWEE");
    public static final ProblemId GITHUB_VALUE_BLANK = id("TG653", "github-value-blank", "WWWW");
    public static final ProblemId GITHUB_SHADOWED = id("TG654", "github-shadowed", "WWWW");
    public static final ProblemId GITHUB_UNUSED = id("TG655", "github-unused", "IIII");
    public static final ProblemId GITHUB_WRONG_CASE = id("TG656", "github-wrong-case", "WWWW");
    public static final ProblemId GITHUB_SECRET_READABLE = id("TG657", "github-secret-readable", "WWEE");
    public static final ProblemId GITHUB_OTHER_TIER = id("TG658", "github-other-tier", "WWEE");
    public static final ProblemId GITHUB_NOT_SET_UP = id("TG659", "github-not-set-up", "WWEE");
    public static final ProblemId GITHUB_WORKFLOW_LACKS = id("TG660", "github-workflow-lacks", "EEEE");
    public static final ProblemId GITHUB_WORKFLOW_UNDECLARED = id("TG661", "github-workflow-undeclared", "WWWW");
    public static final ProblemId GITHUB_WORKFLOW_HANDS_ALL = id("TG662", "github-workflow-hands-all", "EEEE");
    public static final ProblemId GITHUB_MASK_TOO_SHORT = id("TG663", "github-mask-too-short", "WWWW");
    public static final ProblemId GITHUB_EVIDENCE_MISSING = id("TG664", "github-evidence-missing", "WWWW");
    public static final ProblemId GITHUB_WORKFLOW_UNREADABLE = id("TG665", "github-workflow-unreadable", "EEEE");
    public static final ProblemId GITHUB_SECRET_UNREADABLE = id("TG666", "github-secret-unreadable", "IIII");
    public static final ProblemId GITHUB_JOB_OVER_PROVISIONED = id("TG667", "github-job-over-provisioned", "WWWW");
    public static final ProblemId GITHUB_JSON_MALFORMED = id("TG668", "github-json-malformed", "WWEE");
    public static final ProblemId GITHUB_PLAIN_KEPT_AS_SECRET = id("TG669", "github-plain-kept-as-secret", "WWWW");
    public static final ProblemId GITHUB_BEYOND_THE_HUNDREDTH = id("TG670", "github-beyond-the-hundredth", "WWWW");

    // TG7xx: the contract itself, where a file declares it
    public static final ProblemId CONTRACT_MISSING = id("TG701", "contract-missing", "EEEE");
    public static final ProblemId CONTRACT_UNKNOWN_WORD = id("TG702", "contract-unknown-word", "EEEE");
    public static final ProblemId CONTRACT_WRONG_KIND = id("TG703", "contract-wrong-kind", "EEEE");
    public static final ProblemId CONTRACT_UNKNOWN_NAME = id("TG704", "contract-unknown-name", "EEEE");
    public static final ProblemId CONTRACT_CONTRADICTION = id("TG705", "contract-contradiction", "EEEE");
    public static final ProblemId CONTRACT_UNFIT_VALUE = id("TG706", "contract-unfit-value", "EEEE");
    public static final ProblemId CONTRACT_PATTERN = id("TG707", "contract-pattern", "EEEE");
    public static final ProblemId CONTRACT_REPEATED = id("TG708", "contract-repeated", "EEEE");
    public static final ProblemId CONTRACT_BAD_NAME = id("TG709", "contract-bad-name", "EEEE");
    public static final ProblemId CONTRACT_INCOMPLETE = id("TG710", "contract-incomplete", "EEEE");
    public static final ProblemId CONTRACT_UNDECLARED_KEY = id("TG711", "contract-undeclared-key", "EEEE");
    public static final ProblemId CONTRACT_UNDECLARED_SECRET = id("TG712", "contract-undeclared-secret", "EEEE");
    public static final ProblemId CONTRACT_REFERENCE = id("TG713", "contract-reference", "EEEE");
    public static final ProblemId CONTRACT_SECRETS = id("TG715", "contract-secrets", "EEEE");
    public static final ProblemId CONTRACT_TIER_WORD = id("TG716", "contract-tier-word", "EEEE");
    public static final ProblemId CONTRACT_NOT_CHECKED = id("TG719", "not-checked-against-contract", "IIII");
    public static final ProblemId CONTRACT_LOOSENS = id("TG720", "contract-loosens", "EEEE");
    public static final ProblemId CONTRACT_DISAGREES = id("TG721", "contract-disagrees", "EEEE");

    // TG9xx: waivers; which problems can be waived at all is said in Waivable
    public static final ProblemId WAIVER_UNKNOWN = id("TG901", "waiver-unknown", "EEEE");
    public static final ProblemId WAIVER_EXPIRED = id("TG902", "waiver-expired", "EEEE");
    public static final ProblemId WAIVER_UNUSED = id("TG903", "waiver-unused", "WWWW");
    public static final ProblemId WAIVER_NOT_ALLOWED = id("TG904", "waiver-not-allowed", "EEEE");

    private final String id;
    private final String slug;
    private final String weights;

    private ProblemId(String id, String slug, String weights) {
        this.id = id;
        this.slug = slug;
        this.weights = weights;
    }

    private static ProblemId id(String id, String slug, String weights) {
        ProblemId problem = new ProblemId(id, slug, weights);
        CATALOGUE.add(problem);
        return problem;
    }

    /** Returns every problem there is, in the order of the ids. */
    public static List<ProblemId> catalogue() {
        return Collections.unmodifiableList(CATALOGUE);
    }

    /** Returns the id, {@code TG401}. */
    public String id() {
        return id;
    }

    /** Returns the name, {@code debug-endpoints-enabled}. */
    public String slug() {
        return slug;
    }

    /** Returns what the problem weighs in the tier, or null where it is none there. */
    @SuppressWarnings("EnumOrdinal") // the columns of the catalogue are in the order of the tiers
    public @Nullable Severity severity(Tier tier) {
        return switch (weights.charAt(tier.ordinal())) {
            case 'E' -> Severity.ERROR;
            case 'W' -> Severity.WARNING;
            case 'I' -> Severity.INFO;
            default -> null;
        };
    }

    /** Returns the id. */
    @Override
    public String toString() {
        return id;
    }
}
