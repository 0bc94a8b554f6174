/** A plain SmallRye application, in two manners: guarded by its own configuration, and by a line of code. */
@NullMarked
package io.tierguard.examples.smallrye;

import org.jspecify.annotations.NullMarked;
