package io.chalkstream.local;

import io.chalkstream.kafka.embedded.FreePorts;
import io.chalkstream.local.ServiceSpec.Stage;
import io.chalkstream.ops.ConsoleSettings;
import io.chalkstream.ops.OpsConsole;
import io.chalkstream.ops.metrics.ServiceAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/** The operators' page of a stack, in this process, for this machine only. */
public final class LocalConsole {
    /** The port that the documents name. */
    static final int DOCUMENTED_PORT = 8070;

    private LocalConsole() {}

    /** The plan with gateways that lead from their own /ops to the page. */
    static StackPlan linked(StackPlan plan, int port) {
        var linked = plan;
        for (var gateway : plan.services(Stage.GATEWAY)) {
            linked = linked.withEnvironment(
                    gateway.name(), "CHALKSTREAM_GATEWAY_OPS_URL", "http://localhost:" + port + "/ops");
        }
        return linked;
    }

    /** Throws a {@link StackException} if the port is in use. */
    static void requireFree(int port) {
        if (!FreePorts.isFree(port)) {
            throw new StackException("Port " + port + ", for the operators' page, is in use. Stop that program first.");
        }
    }

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     * @throws StackException if the port is in use
     */
    public static OpsConsole start(StackPlan plan, int port) {
        var services = plan.services().stream()
                .filter(service -> service.stage() != Stage.BROKER)
                .map(service -> new ServiceAddress(kind(plan, service), service.name(), service.managementUrl()))
                .toList();
        var kafka = Map.<String, Object>of(
                "bootstrap.servers",
                "127.0.0.1:" + plan.service(StackPlan.KAFKA).port());
        try {
            return OpsConsole.start(new ConsoleSettings(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Optional.empty(), services, kafka));
        } catch (IOException e) {
            throw new StackException("Port " + port + ", for the operators' page, is in use: " + e.getMessage());
        }
    }

    /** Which service this is a process of. */
    private static String kind(StackPlan plan, ServiceSpec service) {
        if (service.stage() == Stage.GATEWAY) {
            return "ws-gateway";
        }
        return plan.boardStates().contains(service) ? StackPlan.BOARD_STATE : service.name();
    }
}
