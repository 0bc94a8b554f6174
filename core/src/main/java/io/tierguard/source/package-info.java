/**
 * What can be read: files, variables, properties, secret managers. Each source says what it found and what was wrong with
 * it, as a {@link io.tierguard.source.Reading}, and knows nothing of layers or contracts.
 */
@NullMarked
package io.tierguard.source;

import org.jspecify.annotations.NullMarked;
