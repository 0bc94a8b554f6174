/**
 * The bridge to MicroProfile Config: a checked configuration as a {@code SmallRyeConfig}, and a {@code ConfigSource} as a layer.
 * Loaded only where it is used.
 */
@NullMarked
package io.tierguard.microprofile;

import org.jspecify.annotations.NullMarked;
