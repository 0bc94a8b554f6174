/**
 * What it takes to start a command in the place of a shell: the variables that it gets, its streams, the signals that reach
 * it, and its exit code.
 */
@NullMarked
package io.tierguard.cli.run;

import org.jspecify.annotations.NullMarked;
