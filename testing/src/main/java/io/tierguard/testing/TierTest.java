package io.tierguard.testing;

import io.tierguard.Tier;
import io.tierguard.testing.hermetic.TierTestExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a JUnit Jupiter test with a configuration that is loaded for it from what the annotation says, and from nothing else:
 * no variable and no system property of the process, and an empty folder that is deleted afterwards.
 *
 * <pre>{@code
 * @TierTest(tier = PRODUCTION, env = {"POSTGRES_DB=orders", "ENABLE_DEBUG_ENDPOINTS=true"})
 * void debugEndpointsAreRefused(Report report) {
 *     assertThatReport(report).refuses("TG401", "ENABLE_DEBUG_ENDPOINTS");
 * }
 * }</pre>
 *
 * <p>The method, and {@code @BeforeEach} and {@code @AfterEach} methods, may have these parameters; all are of one load:
 *
 * <ul>
 *   <li>the record, or {@link io.tierguard.Settings} where the contract is a file alone, or {@link io.tierguard.Guarded}: where the
 *       configuration is refused, the test fails with the whole report
 *   <li>{@link io.tierguard.report.Report}, accepted or refused
 *   <li>{@link io.tierguard.Tierguard}, prepared, to set something else before it's loaded; it's immutable, so what is set is in the one
 *       that is returned
 *   <li>{@link Tier}, the one that was found; where none was, the test fails with the whole report
 * </ul>
 *
 * <p>The contract is the record among the parameters, unless {@link #contract} or {@link #contractFile} names it. On a class, the
 * annotation holds for each of its tests, those of nested classes too. It adds to the annotations of superclasses, interfaces and the
 * classes around, and to composed ones; what stands nearer to the test counts: a key of {@link #env} or {@link #properties} by
 * itself, every other attribute as a whole. To take a variable away, set it empty, which
 * counts as missing.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Test
@ExtendWith(TierTestExtension.class)
@SuppressWarnings("exports") // JUnit makes the extension, and nobody else
public @interface TierTest {
    /**
     * The tier, told as a deployment tells it: by {@code APP_TIER}, so that what contradicts it still shows. At most one; without
     * it, the variables alone say which tier this is.
     */
    Tier[] tier() default {};

    /** The variables, each as {@code KEY=value}. */
    String[] env() default {};

    /** The system properties, each as {@code name=value}. */
    String[] properties() default {};

    /** The lines of the {@code .env}; in {@link Tier#TEST}, however that is told, those of the {@code .env.test}. */
    String[] dotenv() default {};

    /** The record that is the contract. */
    Class<? extends Record> contract() default Record.class;

    /**
     * The file that is the contract, or that tightens the record's. A path that is not absolute starts at the working
     * directory, which for Maven and Gradle is the folder of the module.
     */
    String contractFile() default "";
}
