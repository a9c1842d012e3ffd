package io.chalkstream.system;

import io.chalkstream.local.ServiceSpec.Stage;
import io.chalkstream.local.StackPlan;
import java.util.Map;

/**
 * Settings that only say how long processes wait for each other, shorter than in production, where a busy machine must
 * not mistake a slow process for a dead one, and no warm-up of gateways. No rule is about them: a test of a time sets it
 * itself.
 */
final class ShortWaits {
    /** A killed consumer is out of its group after this; long enough for the two cores of a build. */
    private static final String SESSION_MILLIS = "2500";

    private static final String HEARTBEAT_MILLIS = "500";
    private static final String SHUTDOWN_LIMIT = "8S";

    private static final Map<String, String> BOARD_STATE =
            Map.of("CHALKSTREAM_BOARD_STATE_WARM_UP_MS", "2000", "CHALKSTREAM_SHUTDOWN_LIMIT", SHUTDOWN_LIMIT);
    private static final Map<String, String> UNDO_REDO_SERVICE = Map.of("CHALKSTREAM_SHUTDOWN_LIMIT", SHUTDOWN_LIMIT);
    private static final Map<String, String> GATEWAY = Map.of(
            "MP_MESSAGING_INCOMING_FANOUT_SESSION_TIMEOUT_MS", SESSION_MILLIS,
            "MP_MESSAGING_INCOMING_FANOUT_HEARTBEAT_INTERVAL_MS", HEARTBEAT_MILLIS,
            "CHALKSTREAM_GATEWAY_WARM_UP", "0S");

    private ShortWaits() {}

    static boolean areUsed() {
        return !System.getProperty("chalkstream.waits", "short").equals("production");
    }

    static StackPlan in(StackPlan plan) {
        return areUsed() ? shortened(plan) : plan;
    }

    private static StackPlan shortened(StackPlan plan) {
        var changed = plan;
        for (var boardState : plan.boardStates()) {
            changed = with(changed, boardState.name(), BOARD_STATE);
        }
        for (var gateway : plan.services(Stage.GATEWAY)) {
            changed = with(changed, gateway.name(), GATEWAY);
        }
        return with(changed, StackPlan.UNDO_REDO_SERVICE, UNDO_REDO_SERVICE);
    }

    private static StackPlan with(StackPlan plan, String name, Map<String, String> variables) {
        var changed = plan;
        for (var variable : variables.entrySet()) {
            changed = changed.withEnvironment(name, variable.getKey(), variable.getValue());
        }
        return changed;
    }
}
