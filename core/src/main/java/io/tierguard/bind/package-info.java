/** The typed view: from checked values to the record that the application declared. */
@NullMarked
package io.tierguard.bind;

import org.jspecify.annotations.NullMarked;
