package io.chalkstream.undo.stream;

import io.chalkstream.streams.StandstillDetector;
import io.chalkstream.streams.StreamsPositions;
import io.chalkstream.undo.UndoMeters;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.StoreBuilder;

/** Opens undo-redo-service's processor to the simulation. */
public final class HistoryProcessors {
    private HistoryProcessors() {}

    /** The names of its stores. */
    public static List<String> stores() {
        return HistoryStores.builders().stream().map(StoreBuilder::name).toList();
    }

    public static Processor<String, byte[], String, byte[]> create(
            UndoMeters meters, StreamsPositions positions, StandstillDetector detector, Duration keptFor) {
        return new HistoryProcessor(meters, positions, detector, keptFor);
    }
}
