/**
 * A service that starts only with a configuration that its tier accepts: {@link EventApiConfig} says what it needs, and
 * {@link EventApi} starts with it.
 *
 * <p>It keeps its events in memory. The keys of the database are checked all the same, because a service that has one is
 * what most people start with.
 */
@NullMarked
package io.tierguard.examples.eventapi;

import org.jspecify.annotations.NullMarked;
