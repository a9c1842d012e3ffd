package io.chalkstream.system;

import io.chalkstream.kafka.embedded.FreePorts;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.Stack;
import io.chalkstream.local.StackPlan;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stack of tests has besides the local one's.
 *
 * @param users the services' users of Kafka; null: everybody may do everything there
 * @param tracesPort where the services send traces; nobody need listen there, as long as none is begun
 */
record Extras(@Nullable KafkaUsers users, int tracesPort) {
    static Extras in(Path folder) {
        return new Extras(KafkaUsers.areWanted() ? KafkaUsers.in(folder) : null, FreePorts.next());
    }

    static Extras withoutUsers() {
        return new Extras(null, FreePorts.next());
    }

    StackPlan given(StackPlan plan) {
        var changed = users == null ? plan : users.given(plan);
        for (var service : changed.services()) {
            if (service.stage() != ServiceSpec.Stage.BROKER) {
                changed = changed.with(service.withEnvironment(Map.of(
                        "CHALKSTREAM_TRACING_ENDPOINT",
                        "http://127.0.0.1:" + tracesPort + "/v1/traces",
                        "CHALKSTREAM_TRACING_RATIO",
                        "0")));
            }
        }
        return changed;
    }

    /** To be called when the broker is ready, before the first service starts. */
    void onBroker(Stack stack) {
        if (users != null) {
            users.create(stack.bootstrapServers());
        }
    }

    KafkaUsers requireUsers() {
        if (users == null) {
            throw new IllegalStateException("Kafka has no users here");
        }
        return users;
    }
}
