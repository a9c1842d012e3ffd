package io.chalkstream.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kit.memory.EvictingBudget;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceivedBytesTest {
    private final List<String> closed = new ArrayList<>();
    private final EvictingBudget memory = new EvictingBudget(1_000, 600, Runnable::run);

    private final class Connection {
        private final ReceivedBytes bytes;
        private final EmbeddedChannel channel;

        Connection(String name, String board) {
            bytes = new ReceivedBytes(memory.open(board, () -> closed.add(name)));
            channel = new EmbeddedChannel(bytes);
        }

        void receive(int count) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[count]));
        }
    }

    @Test
    void L7_the_connection_with_the_largest_unfinished_message_is_closed_above_the_limit_of_all() {
        var large = new Connection("large", "b1");
        var small = new Connection("small", "b2");
        large.receive(500);
        small.receive(300);

        small.receive(300);

        assertThat(closed).containsExactly("small");
        assertThat(memory.used()).isEqualTo(500);
    }

    @Test
    void L7_a_board_has_a_part_of_its_own() {
        var one = new Connection("one", "b1");
        var two = new Connection("two", "b1");
        one.receive(400);
        two.receive(300);

        assertThat(closed).containsExactly("one");
    }

    @Test
    void a_whole_message_no_longer_counts() {
        var connection = new Connection("connection", "b1");
        for (int i = 0; i < 10; i++) {
            connection.receive(500);
            connection.bytes.messageTaken();
        }

        assertThat(memory.used()).isZero();
        assertThat(closed).isEmpty();
    }

    @Test
    void pings_between_the_parts_of_a_message_hide_nothing_of_it() {
        var connection = new Connection("connection", "b1");
        for (int i = 0; i < 5; i++) {
            connection.receive(200);
            connection.receive(6);
            connection.bytes.controlTaken(0);
        }

        assertThat(closed).containsExactly("connection");
    }

    @Test
    void a_closed_connection_gives_everything_back() {
        var connection = new Connection("connection", "b1");
        connection.receive(500);

        connection.bytes.close();

        assertThat(memory.used()).isZero();
    }
}
