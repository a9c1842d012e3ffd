package io.chalkstream.boardstate.query;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * Sends a body as it comes and as the other side takes it. One that hasn't taken all of it in {@link #TIMEOUT} is cut off, so
 * that it can't hold the memory for ever. All happens on the event loop of the connection.
 */
final class StreamingBodySender {
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Context eventLoop;
    private final HttpServerResponse response;
    private final StreamingBody body;
    private int next;

    private StreamingBodySender(Context eventLoop, HttpServerResponse response, StreamingBody body) {
        this.eventLoop = eventLoop;
        this.response = response;
        this.body = body;
    }

    /** Sends the body and ends the response; must be called on the event loop. */
    static void send(Context eventLoop, HttpServerResponse response, StreamingBody body) {
        var sender = new StreamingBodySender(eventLoop, response, body);
        long cutOff = eventLoop.owner().setTimer(TIMEOUT.toMillis(), timer -> response.reset());
        response.endHandler(done -> eventLoop.owner().cancelTimer(cutOff));
        response.closeHandler(closed -> eventLoop.owner().cancelTimer(cutOff));
        response.setChunked(true);
        sender.proceed();
    }

    private void proceed() {
        while (!response.closed() && !response.ended()) {
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> proceed());
                return;
            }
            byte[] chunk = body.chunk(next);
            if (chunk != null) {
                next++;
                response.write(Buffer.buffer(chunk));
            } else if (body.endsBefore(next)) {
                end();
            } else {
                body.whenAvailable(next, () -> eventLoop.runOnContext(more -> proceed()));
                return;
            }
        }
    }

    /** Without its last chunk, a body that failed can't be taken for a whole one. */
    private void end() {
        if (body.failure() == null) {
            response.end();
        } else {
            response.reset();
        }
    }
}
