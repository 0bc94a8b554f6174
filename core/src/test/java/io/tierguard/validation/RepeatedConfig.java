package io.tierguard.validation;

/** Within no other class, so that another loader can make it. */
public record RepeatedConfig(
        @FoundConstraintsTest.No(message = "one") @FoundConstraintsTest.No(message = "two")
        String name) {}
