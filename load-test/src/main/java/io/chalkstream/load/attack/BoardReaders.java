package io.chalkstream.load.attack;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Many read a few large boards from board-state, each again and again. */
final class BoardReaders implements Attack {
    private static final int READERS = 100;
    private static final int BOARDS = 3;
    private static final int MEGABYTES = 10;
    private static final int OK = 200;
    private static final long AGAIN_MILLIS = 500;

    private final AttackContext context;
    private final List<String> boards = new ArrayList<>();
    private final LongAdder read = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private volatile boolean reading;
    private @Nullable Vertx vertx;

    BoardReaders(AttackContext context) {
        this.context = context;
    }

    @Override
    public void prepare() {
        for (int i = 0; i < BOARDS; i++) {
            boards.add(context.largeBoard(MEGABYTES).board());
        }
    }

    @Override
    public void begin() {
        var loop = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        vertx = loop;
        reading = true;
        var http = loop.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(READERS));
        for (int reader = 0; reader < READERS; reader++) {
            read(loop, http, boards.get(reader % BOARDS));
        }
    }

    private void read(Vertx loop, HttpClient http, String board) {
        var address = context.boardState();
        http.request(HttpMethod.GET, address.getPort(), address.getHost(), "/boards/" + board)
                .compose(request -> request.putHeader(
                                "Authorization", context.tokens().authorization())
                        .send())
                .compose(BoardReaders::discard)
                .onComplete(done -> {
                    if (done.failed()) {
                        broken.increment();
                    } else if (done.result() == OK) {
                        read.increment();
                    } else {
                        refused.increment();
                    }
                    long rest = done.succeeded() && done.result() == OK ? 1 : AGAIN_MILLIS;
                    loop.setTimer(rest, ignored -> {
                        if (reading) {
                            read(loop, http, board);
                        }
                    });
                });
    }

    private static Future<Integer> discard(HttpClientResponse response) {
        response.handler(bytes -> {});
        return response.end().map(ended -> response.statusCode());
    }

    @Override
    public void end() {
        reading = false;
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            vertx = null;
        }
    }

    @Override
    public String outcome() {
        return "%,d read; %,d answered otherwise; %,d broken off, also by the windows' ends"
                .formatted(read.sum(), refused.sum(), broken.sum());
    }
}
