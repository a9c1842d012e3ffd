package io.chalkstream.gateway.room;

/** A whole board after the event at {@code position}, as its clients get it. */
public record BoardSnapshot(Position position, Frame frame) {}
