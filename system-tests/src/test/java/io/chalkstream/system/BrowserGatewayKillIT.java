package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.outcome.AppliedChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person continues while the gateway is away. */
@DisruptsStack
class BrowserGatewayKillIT extends BrowserTest {

    @BeforeEach
    void open_a_board_and_share_its_address(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address-teacher");
    }

    @Test
    void C8_E3_offline_strokes_arrive_once() {
        ana.choose("pen");
        ana.drag(300, 300, 500, 300);
        awaitSameBoard(1);

        stack.processes().kill9(stack.gateway(0));
        try {
            Await.until("Ana can draw on", PATIENCE, () -> {
                ana.drag(300, 400, 500, 400);
                return ana.pendingOps() > 0;
            });
            ana.drag(300, 500, 500, 500);
            assertThat(ben.elements()).hasSize(1);
        } finally {
            stack.processes().start(stack.gateway(0));
        }

        ana.awaitState("online");
        int drawn = ana.elements().size();
        assertThat(drawn).isGreaterThanOrEqualTo(3);
        awaitSameBoard(drawn);
        var added = stack.log(ana.boardId()).events().stream()
                .flatMap(event -> event.changes().stream())
                .filter(AppliedChange.Added.class::isInstance)
                .map(change -> ((AppliedChange.Added) change).element().id());
        assertThat(added)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ana.elements().keySet());
    }
}
