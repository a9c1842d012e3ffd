package io.chalkstream.boardstate.stream;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stores of one partition, open to be written. */
record OpenStores(
        KeyValueStore<String, byte[]> heads,
        KeyValueStore<String, byte[]> elements,
        KeyValueStore<String, byte[]> sessions,
        KeyValueStore<String, byte[]> events) {

    static OpenStores of(ProcessorContext<?, ?> context) {
        return new OpenStores(
                context.getStateStore(BoardStores.HEADS),
                context.getStateStore(BoardStores.ELEMENTS),
                context.getStateStore(BoardStores.SESSIONS),
                context.getStateStore(BoardStores.EVENTS));
    }
}
