/** Scripts that complete the command line in a shell, made of the commands as they are. */
@NullMarked
package io.tierguard.cli.completion;

import org.jspecify.annotations.NullMarked;
