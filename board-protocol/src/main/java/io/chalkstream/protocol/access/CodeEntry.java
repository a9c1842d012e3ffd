package io.chalkstream.protocol.access;

/** A request to join with a code (K9). The code is in the body, since request lines are logged. */
public record CodeEntry(String code) {
    public CodeEntry {
        JoinCode.requireCode(code);
    }
}
