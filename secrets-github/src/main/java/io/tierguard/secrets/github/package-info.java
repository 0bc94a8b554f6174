/**
 * Secrets and variables of GitHub Actions: {@link io.tierguard.secrets.github.GitHubSecrets} in code, and the provider
 * {@code github} of a contract's file.
 */
@NullMarked
package io.tierguard.secrets.github;

import org.jspecify.annotations.NullMarked;
