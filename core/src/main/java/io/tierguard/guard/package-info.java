/**
 * Unsafe together? The catalogue of values and combinations that a tier refuses, and the application's own rules.
 *
 * <p>A guard knows the keys that it is about by the words of their names ({@code ENABLE_DEBUG_ENDPOINTS} is about debug)
 * and by what the contract says of them; the contract is where a name that misleads is corrected. It looks at values
 * whoever supplied them, defaults included. What it can't judge, because a key failed before, it says.
 */
@NullMarked
package io.tierguard.guard;

import org.jspecify.annotations.NullMarked;
