/**
 * Environment-aware configuration: the tier, the layers that it trusts, the contract, the guards, one report.
 */
module io.tierguard {
    requires static transitive org.jspecify;
    requires typesafe.config;
    // Not transitive, and without a service: either would have a module that lacks SmallRye fail, to compile or to
    // start.
    requires static io.smallrye.config;
    requires static org.hibernate.validator;
    requires static jakarta.validation;

    uses io.tierguard.source.SecretProvider;
    uses io.tierguard.source.TierWitness;

    exports io.tierguard;
    exports io.tierguard.microprofile;
    exports io.tierguard.model;
    exports io.tierguard.report;
    exports io.tierguard.source;
    exports io.tierguard.tier;
    exports io.tierguard.validation;
}
