package io.chalkstream.gateway;

import io.chalkstream.gateway.snapshot.BoundedBoardStateClient;
import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.kit.memory.EvictingBudget;
import io.chalkstream.kit.memory.MemoryBudget;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.internal.PlatformDependent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;

/** How the heap is shared: what boards, people and connections take of it is never more than these parts. */
@Singleton
public final class GatewayMemory {
    /** Snapshots that are fetched, or that connections still get. At least one must fit. */
    private static final double SNAPSHOTS = 0.25;
    /** What waits for connections, and what is being written to them: the latter takes direct memory as well. */
    private static final double OUTBOUND = 0.2;
    /** Operations that aren't decided yet. */
    private static final double INBOUND = 0.1;
    /** What has come of messages that aren't whole: decoders keep it in direct memory, and in the heap. */
    private static final double RECEIVED = 0.1;
    /** The latest events of the boards with somebody on them. */
    private static final double REPLAY = 0.1;
    /** A board may take one of so many parts of what waits for connections. */
    private static final int BOARDS = 4;
    /**
     * Of one board: sixteen small operations, or one large one. The more of one board is on the way, the longer all others wait; a board
     * that has the way for itself gets some hundred operations a second through so many.
     */
    private static final long INBOUND_OF_BOARD = 128 * 1024;

    private final MemoryBudget snapshots;
    private final EvictingBudget outbound;
    private final MemoryBudget inbound;
    private final EvictingBudget received;
    private final EvictingBudget replay;

    GatewayMemory(Scheduler scheduler, MeterRegistry registry) {
        long forSnapshots = Math.max(MemoryBudget.shareOfHeap(SNAPSHOTS), BoundedBoardStateClient.SNAPSHOT_BYTES);
        snapshots = new MemoryBudget(forSnapshots, forSnapshots);
        long forOutbound = MemoryBudget.shareOfHeap(OUTBOUND);
        Executor executor = task -> scheduler.after(Duration.ZERO, task);
        outbound = new EvictingBudget(forOutbound, forOutbound / BOARDS, executor);
        long forInbound = MemoryBudget.shareOfHeap(INBOUND);
        inbound = new MemoryBudget(forInbound, Math.min(forInbound, INBOUND_OF_BOARD));
        long direct = PlatformDependent.maxDirectMemory();
        long forReceived = (long) (RECEIVED * Math.min(Runtime.getRuntime().maxMemory(), direct));
        received = new EvictingBudget(forReceived, forReceived / BOARDS, executor);
        long forReplay = MemoryBudget.shareOfHeap(REPLAY);
        replay = new EvictingBudget(forReplay, forReplay, executor);
        gauge(registry, "received", received, EvictingBudget::used);
        gauge(registry, "replay", replay, EvictingBudget::used);
        gauge(registry, "snapshots", snapshots, MemoryBudget::reserved);
        gauge(registry, "outbound", outbound, EvictingBudget::used);
        gauge(registry, "inbound", inbound, MemoryBudget::reserved);
    }

    MemoryBudget snapshots() {
        return snapshots;
    }

    EvictingBudget outbound() {
        return outbound;
    }

    /** Of messages that aren't whole; the connection with the most is closed. */
    public EvictingBudget received() {
        return received;
    }

    /** Of replay buffers; the largest is emptied. */
    EvictingBudget replay() {
        return replay;
    }

    MemoryBudget inbound() {
        return inbound;
    }

    private static <T> void gauge(MeterRegistry registry, String part, T budget, ToLongFunction<T> used) {
        Gauge.builder("chalkstream.gateway.memory", budget, value -> used.applyAsLong(value))
                .description("bytes of the heap that boards, people and connections take, by part")
                .baseUnit("bytes")
                .tag("part", part)
                .strongReference(true)
                .register(registry);
    }
}
