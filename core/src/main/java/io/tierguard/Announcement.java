package io.tierguard;

import io.tierguard.report.Report;

/** Says in one line of the log what was loaded: application, tier and its evidence, keys, layers. */
final class Announcement {
    private Announcement() {}

    static void of(Report report) {
        System.getLogger("io.tierguard").log(System.Logger.Level.INFO, report.summary());
    }
}
