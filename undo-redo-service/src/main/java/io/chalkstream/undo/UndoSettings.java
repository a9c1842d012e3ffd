package io.chalkstream.undo;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of this service; application.properties has the defaults and their reasons. */
@ConfigMapping(prefix = "chalkstream.undo")
public interface UndoSettings {
    String CONCURRENCY = "chalkstream.undo.concurrency";

    /** Stream threads in this process. */
    int concurrency();

    /** How long the history of a person on a board is kept after the last thing that happened to it. */
    Duration keptFor();

    /** Where the local copy of the state lies. It may be lost: Kafka has all of it. */
    Path stateDir();
}
