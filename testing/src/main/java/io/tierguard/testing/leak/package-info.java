/** Looks for a canary: {@code Canary} knows the forms in which it could hide, {@code Search} where to look for them. */
@NullMarked
package io.tierguard.testing.leak;

import org.jspecify.annotations.NullMarked;
