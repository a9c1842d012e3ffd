package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.local.StackPlan;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisruptsStack
@DisabledOnOs(OS.WINDOWS)
class StopWithoutKafkaIT {
    /** What Kubernetes waits before it kills. */
    private static final long GRACE_SECONDS = 30;

    @Test
    void a_service_stops_in_time_while_kafka_is_unavailable(TestStack stack) throws Exception {
        var processes = stack.processes();
        var names = new ArrayList<>(stack.boardStates());
        names.add(StackPlan.UNDO_REDO_SERVICE);
        var handles = names.stream()
                .map(name -> ProcessHandle.of(processes.pid(name)).orElseThrow())
                .toList();
        processes.kill9(StackPlan.KAFKA);

        handles.forEach(ProcessHandle::destroy);

        for (var handle : handles) {
            handle.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(names).noneMatch(processes::isRunning);
        processes.start(StackPlan.KAFKA);
        processes.start(names);
    }
}
