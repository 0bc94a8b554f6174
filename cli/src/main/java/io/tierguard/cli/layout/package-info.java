/** What pages that are made from a contract have in common: what of it may be shown, and lines that fit. */
@NullMarked
package io.tierguard.cli.layout;

import org.jspecify.annotations.NullMarked;
