package io.chalkstream.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {
    private static final Logger LOG = Logger.getLogger(ThreadFailures.class.getName());

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final ThreadFailures limit = new ThreadFailures(clock, givenUp::incrementAndGet);

    @BeforeAll
    static void be_quiet() {
        LOG.setLevel(Level.OFF);
    }

    @Test
    void a_thread_that_fails_rarely_is_replaced() {
        for (int i = 0; i < 100; i++) {
            assertThat(limit.handle(new IllegalStateException("tried"))).isEqualTo(REPLACE_THREAD);
            clock.now = clock.now.plus(Duration.ofMinutes(1));
        }
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void threads_that_fail_repeatedly_stop_the_process() {
        for (int i = 0; i < 5; i++) {
            assertThat(limit.handle(new IllegalStateException("tried"))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(limit.handle(new IllegalStateException("tried"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(givenUp).hasValue(1);
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
