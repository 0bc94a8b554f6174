/**
 * A plain SmallRye application, in three manners: guarded by its own configuration, by a line of code, and with SmallRye's
 * sources as layers.
 */
@NullMarked
package io.tierguard.examples.smallrye;

import org.jspecify.annotations.NullMarked;
