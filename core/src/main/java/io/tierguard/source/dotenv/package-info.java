/**
 * Reads {@code .env} files as Docker Compose does.
 *
 * <h2>Which dialect</h2>
 *
 * <p>There is no standard for {@code .env}, and every reader has its own dialect. This is Docker Compose's: what the
 * packages {@code dotenv} and {@code template} of compose-go 2.16 make of a file, this package makes of it, character for
 * character. That goes for the parts that look like accidents too. Only a space before a {@code #} begins a comment; a
 * line may begin right behind a closing quote; {@code ${A:-{}}} reaches to the last brace of its line, because a brace
 * directly behind an opening one is not counted. A team that runs Compose beside the same file sees the same values.
 *
 * <pre>
 * file   = [BOM] {blank | "#"… | stmt}
 * stmt   = ["export" space+] name space* ( ("="|":") space* value | end of line )
 * name   = (letter | number | _ . - [ ])+      letters and numbers of any script
 * value  = '…'    literal, over several lines; only \' is an escape
 *        | "…"    over several lines; \a \b \f \n \r \t \v \\ \" \0 with three octal digits, \$; then interpolated
 *        | bare   to the end of the line, cut at the first " #", trimmed on the right; interpolated
 * interp = "$$" | "$"ref | "${"ref [op word] "}"
 * op     = ":-" "-" ":+" "+" ":?" "?"          the forms with a colon take an empty value as unset
 * </pre>
 *
 * <p>A reference is looked up in the process environment, then in earlier lines, then in earlier files, and what it finds
 * is not expanded again. A name alone on its line takes its value from the process environment.
 *
 * <h2>Where it differs, and why</h2>
 *
 * <ul>
 *   <li>Compose stops at the first mistake and quotes the line. Here every mistake is a problem with its line and column,
 *       the other lines are still read, and no problem holds any text of a value. A value that could not be had in full is
 *       left out, and so is every value made from it.
 *   <li>The end of the file ends a line. Compose takes {@code FOO} on a last line without a line break for a value without
 *       a name, and refuses {@code export} there.
 *   <li>A value without a name ({@code =x}) is a problem. Compose keeps it under the empty name.
 *   <li>A NUL character, and an escape for one, is a problem. Compose lets it into a value, where every program behind it ends the text.
 *   <li>Expansion has limits (nesting, the length of one value, and all that one file brings in), so that a short file
 *       can't become a long one. Compose has none.
 *   <li>What a letter is, the Java runtime says; a name in a script that a newer Unicode added may be a problem here.
 * </ul>
 *
 * <h2>Writing for other readers</h2>
 *
 * <p>{@link io.tierguard.source.dotenv.DotenvWriter} writes what Compose, npm's dotenv and dotenv-expand,
 * {@code node --env-file} and python-dotenv read alike. There is no escape that all of those know, so a value stands as
 * it is, in one of three spellings, or not at all:
 *
 * <ul>
 *   <li>bare, if it is of one line, has no {@code #}, doesn't begin with a quote, and neither begins nor ends with what
 *       any of them takes for white space;
 *   <li>in single quotes, if it has none of them, no two backslashes in a row (python-dotenv makes one of them) and none
 *       at the end (to Compose and python-dotenv it escapes the quote);
 *   <li>in double quotes, if it has none of them, and no backslash that any reader knows an escape with.
 * </ul>
 *
 * <p>In none of them can a carriage return stand, which node takes out, nor a dollar sign before a letter, {@code _},
 * <code>{</code> or {@code (}, which dotenv-expand expands or runs even in single quotes, nor {@code \$}, nor what begins
 * with {@code encrypted:}. For Compose alone there is a spelling for everything but NUL.
 *
 * <h2>How it is made</h2>
 *
 * <p>{@link io.tierguard.source.dotenv.Dotenv} is the door. One pass over the text finds the statements, a second over a
 * value that has a dollar sign in it interpolates; both take time in proportion to the text. There are no regular
 * expressions and no lambdas, because each would load classes while an application starts.
 */
@NullMarked
package io.tierguard.source.dotenv;

import org.jspecify.annotations.NullMarked;
