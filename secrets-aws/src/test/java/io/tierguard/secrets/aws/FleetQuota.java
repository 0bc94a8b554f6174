package io.tierguard.secrets.aws;

/** So many calls a second, and at most a second's worth of them at once: a bucket of tokens, full when nobody has asked yet. */
final class FleetQuota {
    private static final int MILLIS = 1_000;

    private final long perSecond;
    private long thousandths;
    private long filled;

    FleetQuota(int perSecond) {
        this.perSecond = perSecond;
        this.thousandths = (long) perSecond * MILLIS;
    }

    /** Returns whether a call is answered that arrives in that millisecond, which is none before the last one. */
    boolean takes(long millis) {
        thousandths = Math.min(perSecond * MILLIS, thousandths + (millis - filled) * perSecond);
        filled = millis;
        if (thousandths < MILLIS) {
            return false;
        }
        thousandths -= MILLIS;
        return true;
    }
}
