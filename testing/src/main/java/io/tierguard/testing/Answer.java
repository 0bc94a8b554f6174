package io.tierguard.testing;

/** What is answered, and how it is delivered. */
record Answer(Reply reply, Delivery delivery) {}
