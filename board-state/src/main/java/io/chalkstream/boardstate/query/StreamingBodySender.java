package io.chalkstream.boardstate.query;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * Sends a body with back-pressure. A receiver that hasn't taken all of it within {@link #TIMEOUT} is disconnected, so
 * that its memory is freed. Runs on the connection's event loop.
 */
final class StreamingBodySender {
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Context eventLoop;
    private final HttpServerResponse response;
    private final ResponseBody body;
    private int next;
    private boolean ended;

    private StreamingBodySender(Context eventLoop, HttpServerResponse response, ResponseBody body) {
        this.eventLoop = eventLoop;
        this.response = response;
        this.body = body;
    }

    /** Sends the body, ends the response and releases the body. Call it on the event loop. */
    static void send(Context eventLoop, HttpServerResponse response, ResponseBody body) {
        var sender = new StreamingBodySender(eventLoop, response, body);
        long cutOff = eventLoop.owner().setTimer(TIMEOUT.toMillis(), timer -> response.reset());
        response.endHandler(done -> sender.ended(cutOff));
        response.closeHandler(closed -> sender.ended(cutOff));
        response.setChunked(true);
        sender.proceed();
    }

    private void ended(long cutOff) {
        if (!ended) {
            ended = true;
            eventLoop.owner().cancelTimer(cutOff);
            body.release();
        }
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

    /** A failed body is reset without its last chunk, so that it isn't taken for a complete one. */
    private void end() {
        if (body.failure() == null) {
            response.end();
        } else {
            response.reset();
        }
    }
}
