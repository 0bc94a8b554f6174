/** What GitHub keeps, held against what is asked for. */
@NullMarked
package io.tierguard.secrets.github.audit;

import org.jspecify.annotations.NullMarked;
