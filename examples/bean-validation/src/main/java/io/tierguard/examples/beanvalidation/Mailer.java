package io.tierguard.examples.beanvalidation;

import io.tierguard.Tierguard;

/** Starts only with a configuration that fulfils its constraints. */
public final class Mailer {
    private Mailer() {}

    /** Ends with 78 where it doesn't. */
    public static void main(String[] args) {
        MailerConfig config = Tierguard.of(MailerConfig.class).loadOrExit().config();
        System.out.println("mail goes out as " + config.sender());
    }
}
