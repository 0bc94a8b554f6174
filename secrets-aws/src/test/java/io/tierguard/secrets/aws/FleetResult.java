package io.tierguard.secrets.aws;

import java.util.Arrays;

/**
 * What came of many fetches.
 *
 * @param millis how long each took that succeeded, the shortest first
 * @param fetches how many there were
 * @param calls how many calls were sent
 * @param throttled how many of these were refused
 * @param busiest how many were sent in the second with the most of them
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares results
record FleetResult(int[] millis, int fetches, long calls, long throttled, int busiest) {
    private static final double DOLLARS_A_CALL = 0.05 / 10_000;

    FleetResult {
        Arrays.sort(millis);
    }

    int succeeded() {
        return millis.length;
    }

    /** Returns after how long that share of all fetches had succeeded, or -1 where it never did. */
    int millisUntil(double share) {
        int count = (int) Math.ceil(share * fetches);
        return count > millis.length ? -1 : millis[count - 1];
    }

    /** Returns after how long the last one succeeded, or -1 where none did. */
    int last() {
        return millis.length == 0 ? -1 : millis[millis.length - 1];
    }

    /** What the calls cost that were answered. */
    double dollars() {
        return (calls - throttled) * DOLLARS_A_CALL;
    }
}
