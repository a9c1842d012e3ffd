package io.chalkstream.boardstate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamingBodyTest {
    private final StreamingBody body = new StreamingBody();
    private final AtomicInteger notified = new AtomicInteger();

    @Test
    void a_decoded_value_equals_the_encoded_one() throws InterruptedException {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        body.write(bytes[0]);
        body.write(bytes, 1, 70_000);
        body.write(bytes, 70_001, bytes.length - 70_001);
        body.close();

        assertThat(body.awaitBytes()).isEqualTo(bytes);
        assertThat(body.bytes()).isEqualTo(bytes.length);
        assertThat(body.awaitBytes()).as("a second reader").isEqualTo(bytes);
    }

    @Test
    void a_body_can_be_sent_while_it_is_written() {
        body.whenAvailable(0, notified::incrementAndGet);
        assertThat(notified).hasValue(0);

        body.write(new byte[100_000], 0, 100_000);

        assertThat(notified).hasValue(1);
        assertThat(body.chunk(0)).isNotNull();
        assertThat(body.chunk(1)).isNull();
        assertThat(body.endsBefore(1)).isFalse();
    }

    @Test
    void an_aborted_body_is_not_complete() {
        var reason = new IllegalStateException("closed");
        body.write(new byte[100_000], 0, 100_000);
        body.whenAvailable(1, notified::incrementAndGet);

        body.fail(reason);

        assertThat(notified).hasValue(1);
        assertThat(body.endsBefore(1)).isTrue();
        assertThat(body.failure()).isSameAs(reason);
        assertThatThrownBy(body::awaitBytes).isInstanceOf(BoardUnavailableException.class);
    }
}
