package io.chalkstream.typescript;

import cz.habarta.typescript.generator.Logger;

/** Makes a failure of each warning: a type that the generator can't say would be {@code any} in the web app. */
final class Warnings extends Logger {
    @Override
    protected void write(Level level, String message) {
        if (level.compareTo(Level.Warning) >= 0) {
            throw new IllegalStateException(message);
        }
    }
}
