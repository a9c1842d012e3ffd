package io.chalkstream.simulation.kafka;

import java.util.function.Consumer;

/** What becomes of a request to a broker; exactly one of the methods is called, in the process that has asked. */
public interface Answer<T> {
    void came(T value);

    void failed(KafkaError error);

    /** Hands on what comes to one of these. */
    static <T> Answer<T> to(Consumer<? super T> came, Consumer<KafkaError> failed) {
        return new Answer<>() {
            @Override
            public void came(T value) {
                came.accept(value);
            }

            @Override
            public void failed(KafkaError error) {
                failed.accept(error);
            }
        };
    }
}
