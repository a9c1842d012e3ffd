package io.chalkstream.boardstate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ForwardedBodyTest {
    private final Source source = new Source();
    private final ForwardedBody body = new ForwardedBody();

    /** Another instance's response. */
    private static final class Source implements Flow.Subscription {
        private long requested;
        private boolean cancelled;

        @Override
        public void request(long n) {
            requested += n;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    @Test
    void the_next_chunk_is_asked_for_when_the_one_before_was_taken() {
        body.onSubscribe(source);
        assertThat(source.requested).isEqualTo(1);

        next("ab", "c");
        assertThat(source.requested).as("nobody has taken it").isEqualTo(1);
        assertThat(body.chunk(0)).asString(StandardCharsets.UTF_8).isEqualTo("abc");

        assertThat(source.requested).isEqualTo(2);
        assertThat(body.chunk(1)).isNull();
    }

    @Test
    void it_is_whole_when_the_other_response_is() throws InterruptedException {
        body.onSubscribe(source);
        next("a");
        body.onComplete();

        assertThat(body.endsBefore(0)).isFalse();
        assertThat(body.awaitBytes()).asString(StandardCharsets.UTF_8).isEqualTo("a");
        assertThat(body.endsBefore(1)).isTrue();
        assertThat(body.failure()).isNull();
    }

    @Test
    void a_response_that_breaks_off_is_not_taken_for_a_whole_one() {
        body.onSubscribe(source);
        next("a");
        body.onError(new IllegalStateException("reset"));

        assertThatThrownBy(body::awaitBytes).isInstanceOf(BoardUnavailableException.class);
        assertThat(body.failure()).hasMessage("reset");
    }

    @Test
    void a_closed_receiver_ends_the_other_response_and_frees_its_memory() {
        var freed = new AtomicInteger();
        body.whenReleased(freed::incrementAndGet);
        body.onSubscribe(source);
        next("a");

        body.release();
        body.release();

        assertThat(source.cancelled).isTrue();
        assertThat(freed).hasValue(1);
        assertThat(body.chunk(0)).isNull();
    }

    @Test
    void a_waiting_receiver_is_notified_of_the_next_chunk_and_of_the_end() {
        var heard = new AtomicInteger();
        body.onSubscribe(source);
        body.whenAvailable(0, heard::incrementAndGet);
        assertThat(heard).hasValue(0);

        next("a");
        assertThat(heard).hasValue(1);
        assertThat(body.chunk(0)).isNotNull();
        body.whenAvailable(1, heard::incrementAndGet);
        body.onComplete();

        assertThat(heard).hasValue(2);
    }

    private void next(String... parts) {
        body.onNext(java.util.Arrays.stream(parts)
                .map(part -> ByteBuffer.wrap(part.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    @Test
    void an_empty_chunk_is_skipped() {
        body.onSubscribe(source);
        body.onNext(List.of());

        assertThat(source.requested).isEqualTo(2);
    }
}
