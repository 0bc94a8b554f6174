/**
 * AWS Secrets Manager as a layer: {@link io.tierguard.secrets.aws.AwsSecrets} in code, and the provider {@code aws} of a
 * contract's file.
 */
@NullMarked
package io.tierguard.secrets.aws;

import org.jspecify.annotations.NullMarked;
