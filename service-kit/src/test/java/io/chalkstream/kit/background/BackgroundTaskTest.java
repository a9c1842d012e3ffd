package io.chalkstream.kit.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTaskTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void a_scheduled_task_that_throws_is_run_again_and_each_failure_is_counted() throws InterruptedException {
        var runs = new CountDownLatch(3);
        var scheduler = Executors.newSingleThreadScheduledExecutor();
        try {
            var task = new BackgroundTask("tick", registry, () -> {
                runs.countDown();
                throw new IllegalStateException("broken");
            });
            var unused = scheduler.scheduleAtFixedRate(task, 0, 1, TimeUnit.MILLISECONDS);

            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            scheduler.shutdown();
            assertThat(scheduler.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures("tick")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void an_error_is_a_failure_too() {
        new BackgroundTask("sweep", registry, () -> {
                    throw new StackOverflowError();
                })
                .run();

        assertThat(failures("sweep")).isEqualTo(1);
    }

    @Test
    void a_failure_that_the_caller_handles_is_rethrown_and_not_counted() {
        var task = BackgroundTask.passingOn(IllegalStateException.class, "sweep", registry, () -> {
            throw new IllegalStateException("the caller's");
        });

        assertThatThrownBy(task::run).hasMessage("the caller's");
        assertThat(failures("sweep")).isZero();
    }

    private double failures(String task) {
        return registry.counter(BackgroundTask.FAILURES, "task", task).count();
    }
}
