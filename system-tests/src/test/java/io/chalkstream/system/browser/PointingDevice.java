package io.chalkstream.system.browser;

/** What people draw with. */
public enum PointingDevice {
    MOUSE,
    FINGER,
    PEN
}
