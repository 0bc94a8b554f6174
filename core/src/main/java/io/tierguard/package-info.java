/**
 * Environment-aware configuration: declare once what an application needs, and start, or be refused with one report.
 *
 * <p>{@link io.tierguard.Tierguard} is the front door. A record is the contract, the annotations beside it say what each
 * tier asks of a key, {@link io.tierguard.Tier} is where the process runs, {@link io.tierguard.Layer} where a value came
 * from, and {@link io.tierguard.Secret} keeps what must not be shown.
 */
@NullMarked
package io.tierguard;

import org.jspecify.annotations.NullMarked;
