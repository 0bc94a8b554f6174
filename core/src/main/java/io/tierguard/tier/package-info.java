/**
 * Who am I? From what the process was told to the one tier it runs in, or to why that can't be said.
 *
 * <h2>Sets, not names</h2>
 *
 * <p>A signal is a variable that says something of the tier, and few of them say it all: {@code NODE_ENV=production} is a
 * build mode, and fits staging as well. So each signal maps to the set of tiers that it fits, and the verdict is what all
 * sets share. Where production is among several that are left, production it is, because the strictest reading is the
 * safe one. Staging is never inferred: a tier that is left over only because two signals exclude everything else is one
 * that nobody named, and is refused as a contradiction.
 *
 * <h2>Files don't decide</h2>
 *
 * <p>A file travels with the code, a variable belongs to the place. So a file decides in one case alone: a {@code .env}
 * in the working folder declares development, nothing else speaks, and nothing says that this is a cloud runtime.
 */
@NullMarked
package io.tierguard.tier;

import org.jspecify.annotations.NullMarked;
