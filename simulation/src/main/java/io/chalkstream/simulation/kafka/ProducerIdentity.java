package io.chalkstream.simulation.kafka;

import org.jspecify.annotations.Nullable;

/** By what a broker knows a producer. */
public record ProducerIdentity(long id, int epoch, @Nullable String transactionalId) {
    /** As {@link #epoch}, but a later one. */
    ProducerIdentity next() {
        return new ProducerIdentity(id, epoch + 1, transactionalId);
    }
}
