/**
 * How other programs read the same {@code .env}, and where that makes a difference.
 *
 * <p>A {@code .env} is rarely Docker Compose's alone. Next to it npm's {@code dotenv}, {@code dotenv-expand} above that,
 * {@code node --env-file}, {@code python-dotenv} and {@code docker run --env-file} read the same lines, each in a dialect of
 * its own. {@link io.tierguard.source.dotenv.readers.Disagreements} finds the names for which one of them would have
 * another value.
 *
 * <p>For each reader one class reads a whole file as that program does, its oddities and all, in time in proportion to the
 * text. They are held to recorded results of the programs themselves, for every file of the corpus: dotenv 18.0.10,
 * dotenv-expand 1000.0.0, Node.js 24.21.0, python-dotenv 1.2.4 and the command line of Docker. Other versions of them read
 * some lines otherwise again; a line on which these agree is one that all are likely to agree on.
 *
 * <p>None of this is loaded for a file that has none of the characters that make a difference.
 */
@NullMarked
package io.tierguard.source.dotenv.readers;

import org.jspecify.annotations.NullMarked;
