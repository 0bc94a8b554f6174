/** Files that are made from a contract, so that nobody keeps them in step by hand. */
@NullMarked
package io.tierguard.cli.docs;

import org.jspecify.annotations.NullMarked;
