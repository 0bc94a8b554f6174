/**
 * A first contract, out of the {@code .env} files that are there.
 *
 * <p>{@link io.tierguard.cli.init.EnvFile} tells a tier from a file's name, {@link io.tierguard.cli.init.Inventory} reads
 * the files and gathers what they say of each key, {@link io.tierguard.cli.init.SecretSigns} tells what is a secret, and
 * {@link io.tierguard.cli.init.Draft} writes the file. Values are looked at and not handed on: what leaves a
 * {@link io.tierguard.cli.init.FoundKey} is a type, a tier, or an example that a template gives of a plain number.
 */
@NullMarked
package io.tierguard.cli.init;

import org.jspecify.annotations.NullMarked;
