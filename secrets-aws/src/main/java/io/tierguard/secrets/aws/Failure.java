package io.tierguard.secrets.aws;

import java.util.List;

/**
 * A call that failed for good.
 *
 * @param operation what was asked
 * @param of the secrets that it was about; none for the list of them, or for what comes before any call
 * @param fault what went wrong
 * @param attempts how often it was tried
 */
record Failure(Operation operation, List<Wanted> of, Fault fault, int attempts) {
    Failure {
        of = List.copyOf(of);
    }
}
