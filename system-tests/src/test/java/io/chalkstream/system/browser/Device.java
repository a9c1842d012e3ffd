package io.chalkstream.system.browser;

/** What a person's browser is like: a script that runs before the page's own ones. */
public enum Device {
    USUAL(""),

    /** Pages can keep nothing: the browser throws when they try. */
    WITHOUT_STORAGE("""
            for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
              Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
            }"""),

    /** The clock is a day fast, until {@link BoardPage#setClockRight}. */
    WITH_FAST_CLOCK("""
            window.clockError = 86_400_000;
            const RightDate = Date;
            window.Date = class extends RightDate {
              constructor(...values) {
                super(...(values.length === 0 ? [RightDate.now() + window.clockError] : values));
              }
              static now() {
                return RightDate.now() + window.clockError;
              }
            };""");

    private final String script;

    Device(String script) {
        this.script = script;
    }

    String script() {
        return script;
    }
}
