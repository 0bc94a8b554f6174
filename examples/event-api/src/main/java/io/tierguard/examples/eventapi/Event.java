package io.tierguard.examples.eventapi;

/**
 * Something that happened.
 *
 * @param id its number, from 1
 * @param at when it was told of, as ISO 8601
 * @param type what kind of event it is
 * @param text what happened
 */
record Event(long id, String at, String type, String text) {}
