package io.chalkstream.boardstate.reading;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Takes bodies apart. */
final class Bodies {
    private Bodies() {}

    /** All bytes, as soon as they are there. */
    static byte[] bytes(Body body) {
        var all = new ByteArrayOutputStream();
        for (int number = 0; !body.endsBefore(number); ) {
            byte[] chunk = body.chunk(number);
            if (chunk == null) {
                awaitMoreThan(number, body);
            } else {
                all.writeBytes(chunk);
                number++;
            }
        }
        if (body.failure() != null) {
            throw new IllegalStateException(body.failure());
        }
        return all.toByteArray();
    }

    private static void awaitMoreThan(int number, Body body) {
        var more = new CompletableFuture<Void>();
        body.whenMoreThan(number, () -> more.complete(null));
        more.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
