package io.chalkstream.simulation.mutation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chalkstream.boardstate.stream.CommandLog;
import io.chalkstream.gateway.room.BoardSnapshot;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import io.chalkstream.simulation.kafka.KafkaCluster;
import io.chalkstream.simulation.kafka.KafkaModel;
import io.chalkstream.simulation.service.Seams;
import io.chalkstream.simulation.streams.StreamsSeams;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The planted faults. Each makes new seams for each run, since some count. */
enum Mutation {
    REPEATS_ARE_NOT_RECOGNISED(1, boardState(() -> StreamsFault.store(() -> StoreFault.losing("session/", 3)))),
    REPEATS_ARE_FORGOTTEN_IN_A_TAKEOVER(
            5, boardState(() -> StreamsFault.notLogged((store, key, value) -> key.startsWith("session/")))),
    A_SEQ_IS_USED_AGAIN(3, boardState(() -> StreamsFault.notLogged((store, key, value) -> key.startsWith("head/")))),
    REMOVALS_ARE_NOT_LOGGED(3, boardState(() -> StreamsFault.notLogged((store, key, value) -> value == null))),
    ELEMENTS_ARE_READ_STALE(3, boardState(() -> StreamsFault.store(() -> StoreFault.stale("element/", 12)))),
    A_PRODUCER_IS_NOT_FENCED(14, () -> new Seams() {
        @Override
        public KafkaModel.Fences fences() {
            return new KafkaModel.Fences() {
                @Override
                public boolean refusesEarlierEpochs() {
                    return false;
                }

                @Override
                public boolean refusesFormerMembers() {
                    return false;
                }
            };
        }
    }),
    A_LONE_BROKER_DOES_NOT_FLUSH(3, () -> new Seams() {
        @Override
        public KafkaCluster.Durability durability() {
            return KafkaCluster.Durability.UNFLUSHED;
        }
    }),
    ABORTED_STATE_IS_RESTORED(3, boardState(() -> StreamsFault.restoring(true, true))),
    A_STANDBY_STARTS_TOO_EARLY(5, boardState(() -> StreamsFault.restoring(false, false))),
    A_COMMAND_IS_SKIPPED(5, boardState(StreamsFault::ahead)),
    STATE_AND_EVENTS_ARE_NOT_COMMITTED_TOGETHER(3, boardState(StreamsFault::notAtomic)),
    AN_EVENT_IS_NOT_WRITTEN(
            1,
            boardState(() -> StreamsFault.output(
                    Topic.BOARD_EVENTS, record -> text(record.value()).contains("accepted"), 30, List.of()))),
    DECIDING_LOOKS_AT_THE_CLOCK(
            1,
            boardState(() -> StreamsFault.output(
                    Topic.FANOUT,
                    record -> text(record.value()).contains("\"type\":\"event\""),
                    20,
                    List.of(event -> event.put("at", event.path("at").asLong() + 1))))),
    A_NAME_IS_NOT_WITHHELD(
            1,
            boardState(() -> StreamsFault.output(
                    Topic.FANOUT,
                    record -> text(record.value()).contains("\"type\":\"event\"")
                            && !text(record.value()).contains("\"name\""),
                    1,
                    List.of(event -> ((ObjectNode) event.path("author")).put("name", "somebody"))))),
    A_SNAPSHOT_CLAIMS_TOO_MUCH(
            1,
            () -> GatewayFault.boards(
                    snapshot -> new BoardSnapshot(
                            new Position(
                                    snapshot.position().epoch(),
                                    snapshot.position().seq() + 1),
                            snapshot.frame(),
                            snapshot.visibility(),
                            snapshot.frozen(),
                            snapshot.lease()),
                    UnaryOperator.identity())),
    A_BOARD_IS_READ_TOO_EARLY(20, () -> new Seams() {
        @Override
        public CommandLog commandLog(CommandLog log) {
            return new CommandLog() {
                @Override
                public CompletionStage<Long> endOffset(int partition) {
                    return CompletableFuture.completedFuture(0L);
                }

                @Override
                public CompletionStage<Long> nextOffset(int partition) {
                    return log.nextOffset(partition);
                }
            };
        }
    }),
    A_SNAPSHOT_FORGETS_THAT_STUDENTS_ARE_HIDDEN(
            3,
            () -> GatewayFault.boards(
                    snapshot -> new BoardSnapshot(
                            snapshot.position(),
                            snapshot.frame(),
                            VisibilityPolicy.OPEN,
                            snapshot.frozen(),
                            snapshot.lease()),
                    UnaryOperator.identity())),
    A_WRITE_NEVER_ENDS(30, () -> GatewayFault.neverWritten(60)),
    THE_FIRST_MISSED_EVENT_IS_LEFT_OUT(
            1, () -> GatewayFault.boards(UnaryOperator.identity(), missed -> GatewayFault.without(missed, true))),
    THE_LAST_MISSED_EVENT_IS_LEFT_OUT(
            1, () -> GatewayFault.boards(UnaryOperator.identity(), missed -> GatewayFault.without(missed, false))),
    HIDING_IS_NOT_TOLD(1, () -> GatewayFault.withoutHeader("students-hidden")),
    AN_ANSWER_IS_NOT_DELIVERED(5, () -> GatewayFault.losingFanout("client", 3)),
    HEARTBEATS_ARE_MISSING(2, () -> GatewayFault.reportsWithout(AwarenessReport.Roster.class)),
    A_FRAME_IS_NOT_SENT(1, () -> GatewayFault.losingFrames(40)),
    A_CLIENT_CLAIMS_TO_KNOW_TOO_MUCH(1, () -> GatewayFault.said(Mutation::laterPosition)),
    UNDO_FORGETS_IN_A_TAKEOVER(7, undo(() -> StreamsFault.notLogged((store, key, value) -> store.equals("histories")))),
    UNDO_FORGETS(9, undo(() -> StreamsFault.store(() -> StoreFault.losing("board-", 9)))),
    WHO_WAITS_WAITS_FOR_EVER(22, () -> new Seams() {
        @Override
        public LongSupplier admissionMillis(LongSupplier millis) {
            return () -> 0;
        }
    }),
    AN_UNDO_IS_MEANT_FOR_WHICHEVER_LIFE(
            33,
            undo(() -> StreamsFault.output(
                    Topic.BOARD_COMMANDS, record -> true, 1, List.of(command -> command.remove("epoch"))))),
    A_CLIENT_SAYS_NO_LIFE(56, () -> GatewayFault.said(Mutation::withoutLife)),
    AN_UNDO_TAKES_THE_NEXT_ONES_NUMBER(
            92,
            undo(() -> StreamsFault.output(
                    Topic.BOARD_COMMANDS,
                    record -> true,
                    2,
                    List.of(
                            command -> {},
                            command -> command.put("op", command.path("op").asLong() + 64)))));

    private static final Pattern EPOCH = Pattern.compile(",\"epoch\":\\d+");
    private static final Pattern POSITION = Pattern.compile("\"seq\":(\\d+)");

    private final long firstSeed;

    @SuppressWarnings("ImmutableEnumChecker") // it makes new ones each time
    private final Supplier<Seams> seams;

    /** @param firstSeed the first one that is known to find it, counted from 1 */
    Mutation(long firstSeed, Supplier<Seams> seams) {
        this.firstSeed = firstSeed;
        this.seams = seams;
    }

    long firstSeed() {
        return firstSeed;
    }

    Seams seams() {
        return seams.get();
    }

    private static String text(byte[] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private static String laterPosition(String text) {
        return text.contains("\"hello\"")
                ? POSITION.matcher(text).replaceFirst(seq -> "\"seq\":" + (Long.parseLong(seq.group(1)) + 1))
                : text;
    }

    private static String withoutLife(String text) {
        return text.contains("\"hello\"") ? text : EPOCH.matcher(text).replaceFirst("");
    }

    private static Supplier<Seams> boardState(Supplier<StreamsSeams> faults) {
        return () -> {
            var fault = faults.get();
            return new Seams() {
                @Override
                public StreamsSeams boardState() {
                    return fault;
                }
            };
        };
    }

    private static Supplier<Seams> undo(Supplier<StreamsSeams> faults) {
        return () -> {
            var fault = faults.get();
            return new Seams() {
                @Override
                public StreamsSeams undo() {
                    return fault;
                }
            };
        };
    }
}
