/**
 * {@code tierguard.conf}: the contract as a file, with the guards and the waivers that it declares. Loaded only where such a file is read.
 *
 * <p>What is written here decides whether an application may start, so nothing in it is passed over: a word that nobody
 * knows, a value that can't be meant, a guard that could never hold is a finding with its line, and with any such finding
 * the configuration is refused. No finding quotes a default or a value that a guard looks for; a name is quoted where it looks
 * like a word.
 */
@NullMarked
package io.tierguard.contract.file;

import org.jspecify.annotations.NullMarked;
