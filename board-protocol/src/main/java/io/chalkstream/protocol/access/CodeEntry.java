package io.chalkstream.protocol.access;

/** The request of somebody who has a code (K9). It is in the body, since requests' lines stand in logs. */
public record CodeEntry(String code) {
    public CodeEntry {
        JoinCode.requireCode(code);
    }
}
