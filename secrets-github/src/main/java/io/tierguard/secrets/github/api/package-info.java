/** GitHub's REST API, as far as it lists names: one request, its answer, the pages, and what can go wrong with each. */
@NullMarked
package io.tierguard.secrets.github.api;

import org.jspecify.annotations.NullMarked;
