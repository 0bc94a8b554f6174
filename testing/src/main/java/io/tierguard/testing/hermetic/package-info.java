/**
 * Loads for tests: {@code Declared} is what the annotations say, {@code Parameters} what the methods ask for, {@code Rehearsal}
 * the load itself.
 */
@NullMarked
package io.tierguard.testing.hermetic;

import org.jspecify.annotations.NullMarked;
