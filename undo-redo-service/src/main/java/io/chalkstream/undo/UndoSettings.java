package io.chalkstream.undo;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of this service; application.properties has the defaults and the reasons for them. */
@ConfigMapping(prefix = "chalkstream.undo")
public interface UndoSettings {
    String CONCURRENCY = "chalkstream.undo.concurrency";

    /** Stream threads in this process. */
    int concurrency();

    /** How long a person's history on a board is kept after its last change. */
    Duration keptFor();

    /** The directory of the local state. It may be lost: Kafka has all of it. */
    Path stateDir();

    /** The off-heap memory for all state stores, in MiB. */
    int storeMemoryMib();

    /** How many other instances follow each partition. */
    int standbys();
}
