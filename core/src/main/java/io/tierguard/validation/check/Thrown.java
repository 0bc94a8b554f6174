package io.tierguard.validation.check;

/** What the application's code has thrown: a constraint that fails, be it by an error, is a finding and ends nothing. */
final class Thrown {
    private Thrown() {}

    /**
     * Throws on what the machine throws for want of memory and the like, which is no constraint's fault; but without the
     * message, because anybody can throw such a thing with a value in it.
     */
    static void ifOfTheMachine(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            throw new OutOfMemoryError();
        }
        if (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError)) {
            throw new InternalError();
        }
    }
}
