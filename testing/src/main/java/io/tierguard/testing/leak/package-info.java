/**
 * Looks for a canary: {@code Search} goes through objects, {@code Sight} through what they say, in each {@code View} that
 * {@code Bytes}, {@code Escape} and {@code Reading} make of it; {@code Canary} knows the forms that it has there.
 */
@NullMarked
package io.tierguard.testing.leak;

import org.jspecify.annotations.NullMarked;
