package io.chalkstream.gateway.connection;

import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.OutboundQueue;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.time.Clock;

/** Reads the frames of one connection, and passes on the messages that its rate limits allow (C2, C5, L2). Not thread-safe. */
final class FrameReader {
    private final OutboundQueue outbound;
    private final InboundGate inbound;
    private final ConnectionRateLimits rateLimits;
    private final ConnectionMeters meters;
    private final Clock clock;
    private final int offeredMinor;
    private final Receiver receiver;

    /** Receives the messages that may be handled. */
    interface Receiver {
        void receive(ClientMessage message, int bytes);
    }

    FrameReader(ConnectionContext context, OutboundQueue outbound, InboundGate inbound, Receiver receiver) {
        this.outbound = outbound;
        this.inbound = inbound;
        this.clock = context.clock();
        this.rateLimits = new ConnectionRateLimits(context.limits(), now());
        this.meters = context.connectionMeters();
        this.offeredMinor = context.offeredMinor();
        this.receiver = receiver;
    }

    /** Milliseconds since the last frame, ping or pong. */
    long silentFor() {
        return rateLimits.silentFor(now());
    }

    void readText(String frame) {
        int bytes = utf8Bytes(frame);
        if (!admits(bytes)) {
            return;
        }
        ClientMessage message;
        try {
            message = Json.readTolerantly(frame, ClientMessage.class);
        } catch (InvalidMessageException e) {
            rejectUnreadable(e.code(), String.valueOf(e.getMessage()));
            return;
        }
        meters.received(message);
        if (ProtocolVersion.firstMinorOf(message.getClass()) > offeredMinor) {
            rejectUnreadable(ErrorCode.UNKNOWN_KIND, "such messages aren't offered here yet");
            return;
        }
        if (rateLimits.allows(message, now())) {
            receiver.receive(message, bytes);
        } else {
            rejectTooFast(message);
        }
    }

    /** As they came: half of a character, which can't come, would count like a whole one. */
    private static int utf8Bytes(String frame) {
        int bytes = frame.length();
        for (int i = 0; i < frame.length(); i++) {
            char unit = frame.charAt(i);
            if (unit >= '\u0800' && !Character.isSurrogate(unit)) {
                bytes += 2;
            } else if (unit >= '\u0080') {
                bytes++;
            }
        }
        return bytes;
    }

    /** Rejects a binary frame (C1). */
    void readBinary(int bytes) {
        if (admits(bytes)) {
            rejectUnreadable(ErrorCode.MALFORMED, "a frame is text");
        }
    }

    /** A ping or a pong of WebSocket's own: a sign of life, which counts like a message. */
    void readControl() {
        if (!outbound.isClosed()) {
            rateLimits.recordSignOfLife(now());
            countMessage();
        }
    }

    /** Counts the bytes of a frame; closes if there are too many. */
    private boolean admits(int bytes) {
        if (outbound.isClosed()) {
            return false;
        }
        rateLimits.recordSignOfLife(now());
        if (rateLimits.allowsBytes(bytes, now())) {
            inbound.frame(bytes);
            return true;
        }
        closeTooFast();
        return false;
    }

    /** Counts what can't be read like a message, or closes. */
    private boolean countMessage() {
        boolean allowed = rateLimits.allowsOther(now());
        if (!allowed) {
            closeTooFast();
        }
        return allowed;
    }

    private void rejectUnreadable(ErrorCode code, String reason) {
        meters.unreadable();
        if (countMessage()) {
            outbound.send(OutboundFrame.of(new ServerMessage.Failure(code, reason)));
        }
    }

    /** Drops awareness over the limit; closes on any other message, so that the client sends it again. */
    private void rejectTooFast(ClientMessage message) {
        if (!ConnectionRateLimits.isAwareness(message)) {
            closeTooFast();
            return;
        }
        meters.tooFast();
        if (rateLimits.mayReportLimit(now())) {
            outbound.send(OutboundFrame.of(
                    new ServerMessage.Failure(ErrorCode.TOO_FAST, "more cursors come than are shown")));
        }
    }

    private void closeTooFast() {
        meters.tooFast();
        outbound.close(ErrorCode.TOO_FAST, "more comes at once than may", CloseCode.TOO_FAST);
    }

    private long now() {
        return clock.millis();
    }
}
