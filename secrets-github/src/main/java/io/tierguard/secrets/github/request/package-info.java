/** What a contract asks for, and of which repository and environment. */
@NullMarked
package io.tierguard.secrets.github.request;

import org.jspecify.annotations.NullMarked;
