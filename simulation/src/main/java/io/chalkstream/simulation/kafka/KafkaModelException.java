package io.chalkstream.simulation.kafka;

import java.io.Serial;

/** A refused request. Without a stack trace: it is an answer. */
public final class KafkaModelException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final KafkaError error;

    public KafkaModelException(KafkaError error) {
        super(error.name(), null, false, false);
        this.error = error;
    }

    public KafkaError error() {
        return error;
    }
}
