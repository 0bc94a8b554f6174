package io.tierguard;

import io.tierguard.report.Report;

/**
 * Says in one line of the log what was loaded: application, tier and its evidence, keys, layers, and what it warns of.
 *
 * <p>It does so beside the start, not in it: the first line that a process logs sets up the whole of its logging, which
 * takes longer than the load. The thread is no daemon, so that a process that ends at once still says the line.
 */
final class Announcement implements Runnable {
    private final Report report;

    private Announcement(Report report) {
        this.report = report;
    }

    static void of(Report report) {
        new Thread(new Announcement(report), "tierguard-log").start();
    }

    @Override
    public void run() {
        System.Logger.Level level = report.warnings() == 0 ? System.Logger.Level.INFO : System.Logger.Level.WARNING;
        System.getLogger("io.tierguard").log(level, report.summary());
    }
}
