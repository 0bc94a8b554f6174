package io.tierguard.testing;

import io.tierguard.testing.hermetic.TierTestExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a JUnit Jupiter test once in each tier, from development to production, each time with a configuration that is loaded for
 * it as {@link TierTest} does it, and with the same parameters.
 *
 * <pre>{@code
 * @EveryTier(env = "POSTGRES_DB=orders", production = "LOG_LEVEL=warn")
 * void starts(Tier tier, OrdersConfig config) {
 *     assertEquals(tier.isDeployed(), config.securityHardening());
 * }
 * }</pre>
 *
 * <p>A {@link TierTest} on the class holds here too, but for its tier. What is said for one tier counts before what is said for
 * all of them.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(TierTestExtension.class)
@SuppressWarnings("exports") // JUnit makes the extension, and nobody else
public @interface EveryTier {
    /** The variables in every tier, each as {@code KEY=value}. */
    String[] env() default {};

    /** The variables in development. */
    String[] development() default {};

    /** The variables in test. */
    String[] test() default {};

    /** The variables in staging. */
    String[] staging() default {};

    /** The variables in production. */
    String[] production() default {};

    /** The record that is the contract, as {@link TierTest#contract}. */
    Class<? extends Record> contract() default Record.class;

    /** The file that is the contract, or that tightens the record's, as {@link TierTest#contractFile}. */
    String contractFile() default "";
}
