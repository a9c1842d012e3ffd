package io.chalkstream.protocol.access;

/** Whether newcomers wait until a teacher lets them in (K10). */
public record WaitingRoomRequest(boolean on) {}
