/** The contract at a glance: each key against each tier, as a table that a terminal, GitHub or a browser shows. */
@NullMarked
package io.tierguard.cli.matrix;

import org.jspecify.annotations.NullMarked;
