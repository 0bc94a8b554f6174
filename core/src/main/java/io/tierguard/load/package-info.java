/**
 * One load: the stages in their order, what was set for it, and what came of it, for whoever asks: the façade, which binds
 * what was accepted, and the command line, which explains what was refused as well.
 */
@NullMarked
package io.tierguard.load;

import org.jspecify.annotations.NullMarked;
