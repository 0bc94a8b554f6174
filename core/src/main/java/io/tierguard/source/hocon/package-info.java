/**
 * {@code application.conf} and {@code application-<tier>.conf}, through Typesafe Config. Loaded only where one of the files
 * is there, or where a contract is a file.
 *
 * <p>Three things of HOCON are kept out, because a file of configuration must not reach beyond itself: every form of
 * {@code include}; substitution from the process environment as the JVM sees it ({@code ${NAME}} is looked up in the layers
 * that were handed in); and substitutions that multiply each other without bound.
 */
@NullMarked
package io.tierguard.source.hocon;

import org.jspecify.annotations.NullMarked;
