package io.chalkstream.gateway.room;

/** All events of a board after some position, up to {@code last}, as one frame. */
public record MissedEvents(Position last, Frame frame) {}
