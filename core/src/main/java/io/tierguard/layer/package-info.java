/**
 * What was said, where: the layers that a tier trusts, in their order, and for each key the winner and what it shadows.
 */
@NullMarked
package io.tierguard.layer;

import org.jspecify.annotations.NullMarked;
