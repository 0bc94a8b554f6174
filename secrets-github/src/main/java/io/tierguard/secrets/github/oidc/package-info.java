/** What a job's OIDC token claims. */
@NullMarked
package io.tierguard.secrets.github.oidc;

import org.jspecify.annotations.NullMarked;
