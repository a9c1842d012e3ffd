package io.chalkstream.simulation.service;

import io.chalkstream.access.SessionClaims;
import io.chalkstream.client.Sockets;
import io.chalkstream.gateway.connection.ConnectionHandler;
import io.chalkstream.simulation.engine.SimulatedProcess;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A device's end of a WebSocket. */
public final class SimulatedSocket implements Sockets.Socket {
    /** The close code of a connection that is lost. */
    static final int ABNORMAL = 1006;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final SimulatedInstallation installation;
    private final SimulatedProcess device;
    private final Link link;
    private final String gatewayName;
    private final SessionClaims claims;
    private final Sockets.Listener listener;
    private final Link.Wire up;
    private final Link.Wire down;
    private @Nullable GatewaySocket gateway;
    private boolean gone;

    private SimulatedSocket(
            SimulatedInstallation installation,
            SimulatedProcess device,
            Link link,
            String gatewayName,
            SessionClaims claims,
            Sockets.Listener listener) {
        this.installation = installation;
        this.device = device;
        this.link = link;
        this.gatewayName = gatewayName;
        this.claims = claims;
        this.listener = listener;
        this.up = link.new Wire();
        this.down = link.new Wire();
        device.atEnd(this::abort);
    }

    /** The sockets of one device. */
    public static Sockets of(SimulatedInstallation installation, SimulatedProcess device, Link link) {
        return (address, token, listener) -> new SimulatedSocket(
                installation, device, link, address.getHost(), SessionToken.claims(address, token), listener);
    }

    SessionClaims claims() {
        return claims;
    }

    boolean isCut() {
        return link.isCut();
    }

    @Override
    public void open() {
        device.after(CONNECT_TIMEOUT, () -> {
            if (gateway == null) {
                tellEnded(ABNORMAL);
            }
        });
        up.send(() -> {
            var found = installation.gateway(gatewayName);
            if (found == null || !found.isReady()) {
                end(ABNORMAL);
                return;
            }
            found.process().run(() -> {
                if (!found.enter(claims.link().board(), () -> letIn(found))) {
                    end(ABNORMAL);
                }
            });
        });
    }

    private boolean letIn(GatewayInstance found) {
        if (gone || !found.isReady()) {
            return false;
        }
        gateway = new GatewaySocket(this, found);
        deliver(Sockets.Listener::opened, () -> {});
        return true;
    }

    @Override
    public void send(String text) {
        if (!gone) {
            sendUp(handler -> handler.receive(text));
        }
    }

    private void sendUp(Consumer<ConnectionHandler> delivery) {
        up.send(() -> {
            if (gateway != null) {
                gateway.receive(delivery);
            }
        });
    }

    @Override
    public void close() {
        gone = true;
        up.send(this::gatewayLearnsOfEnd);
    }

    /** The device doesn't say goodbye; the gateway notices, unless the network is gone. */
    @Override
    public void abort() {
        if (!gone) {
            gone = true;
            down.end();
            if (!link.isCut()) {
                up.send(this::gatewayLearnsOfEnd);
            }
        }
    }

    private void gatewayLearnsOfEnd() {
        if (gateway != null) {
            gateway.learnOfEnd();
        }
    }

    /** Nothing of the device reaches the gateway any more. */
    void endUp() {
        up.end();
    }

    /**
     * Sends something down to the device.
     *
     * @param arrived runs once it has taken it, or would have if it were still there
     */
    void deliver(Consumer<Sockets.Listener> delivery, Runnable arrived) {
        down.send(() -> device.run(() -> {
            if (!gone) {
                delivery.accept(listener);
            }
            arrived.run();
        }));
    }

    /** Tells the device that the connection has ended. */
    void end(int code) {
        down.send(() -> device.run(() -> tellEnded(code)));
    }

    private void tellEnded(int code) {
        if (!gone) {
            gone = true;
            listener.ended(code);
        }
    }

    /** WebSocket's own ping, which a device answers by itself. */
    void ping() {
        deliver(pinged -> sendUp(ConnectionHandler::receiveControl), () -> {});
    }
}
