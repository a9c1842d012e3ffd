package io.chalkstream.load.attack;

/** A person with a session for one board. */
record Account(String user, String token) {}
