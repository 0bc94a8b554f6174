/**
 * The command line: what a shell, a workflow and a service that is not written in Java have of Tierguard.
 *
 * <p>{@link io.tierguard.cli.Main} reads the arguments, a command for each word asks the core, and what it answers goes to
 * standard output as a whole or not at all. Everything that is said beside the result goes to standard error.
 */
@NullMarked
package io.tierguard.cli;

import org.jspecify.annotations.NullMarked;
