/**
 * The words that every stage of the pipeline speaks: a key, a value, where it came from, and what is wrong with it.
 *
 * <p>All of it is immutable data. A value is opaque from birth ({@link io.tierguard.model.Value}); a problem is a record
 * that never holds one.
 */
@NullMarked
package io.tierguard.model;

import org.jspecify.annotations.NullMarked;
