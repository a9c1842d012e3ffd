package io.chalkstream.simulation.mutation;

import io.chalkstream.client.Sockets;
import io.chalkstream.gateway.room.BoardSnapshot;
import io.chalkstream.gateway.room.BoardStateClient;
import io.chalkstream.gateway.room.ClientConnection;
import io.chalkstream.gateway.room.MissedEvents;
import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.simulation.service.Seams;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Faults at a gateway, and between it and its clients. */
final class GatewayFault {
    private GatewayFault() {}

    static Seams boards(UnaryOperator<BoardSnapshot> snapshots, UnaryOperator<MissedEvents> missed) {
        return new Seams() {
            @Override
            public BoardStateClient boards(BoardStateClient boards) {
                return new BoardStateClient() {
                    @Override
                    public CompletionStage<BoardSnapshot> fetchSnapshot(String boardId) {
                        return boards.fetchSnapshot(boardId).thenApply(snapshots);
                    }

                    @Override
                    public CompletionStage<MissedEvents> fetchMissed(String boardId, Position position) {
                        return boards.fetchMissed(boardId, position).thenApply(missed);
                    }
                };
            }
        };
    }

    /** The missed events without some of them: the JSON objects are told apart by where they begin. */
    static MissedEvents without(MissedEvents missed, boolean first) {
        String text = missed.frame().text();
        String between = "},{\"type\":\"event\"";
        int at = first ? text.indexOf(between) : text.lastIndexOf(between);
        if (at < 0) {
            return missed;
        }
        String left = first ? text.substring(at + 2) : text.substring(0, at + 1);
        byte[] array = ("[" + left + "]").getBytes(StandardCharsets.UTF_8);
        return new MissedEvents(missed.last(), OutboundFrame.ofMany(array), missed.visibility(), missed.frozen());
    }

    static Seams losingFanout(String to, int oneOf) {
        return new Seams() {
            private int count;

            @Override
            public List<ConsumerRecord<String, byte[]>> fanout(ConsumerRecord<String, byte[]> record) {
                var header = record.headers().lastHeader("to");
                boolean concerned = header != null && new String(header.value(), StandardCharsets.UTF_8).equals(to);
                return concerned && ++count % oneOf == 0 ? List.of() : List.of(record);
            }
        };
    }

    static Seams withoutHeader(String name) {
        return new Seams() {
            @Override
            public List<ConsumerRecord<String, byte[]>> fanout(ConsumerRecord<String, byte[]> record) {
                var headers = new RecordHeaders(record.headers());
                headers.remove(name);
                return List.of(new ConsumerRecord<>(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.timestampType(),
                        record.serializedKeySize(),
                        record.serializedValueSize(),
                        record.key(),
                        record.value(),
                        headers,
                        record.leaderEpoch()));
            }
        };
    }

    static Seams reportsWithout(Class<? extends AwarenessReport> kind) {
        return new Seams() {
            @Override
            public List<AwarenessReport> report(AwarenessReport report) {
                return kind.isInstance(report) ? List.of() : List.of(report);
            }
        };
    }

    /** Some frames to clients don't arrive. */
    static Seams losingFrames(int oneOf) {
        byte[] nothing = "[]".getBytes(StandardCharsets.UTF_8);
        return connections(oneOf, (connection, utf8, place, done) -> connection.send(List.of(nothing), place, done));
    }

    /** Of some frames to clients it isn't heard that they were written. */
    static Seams neverWritten(int oneOf) {
        return connections(oneOf, (connection, utf8, place, done) -> connection.send(utf8, place, written -> {}));
    }

    private interface Send {
        void send(
                ClientConnection connection,
                List<byte[]> utf8,
                ClientConnection.Place place,
                ClientConnection.WriteListener done);
    }

    private static Seams connections(int oneOf, Send faulty) {
        return new Seams() {
            private int count;

            @Override
            public ClientConnection connection(ClientConnection connection) {
                return new ClientConnection() {
                    @Override
                    public void send(List<byte[]> utf8, Place place, WriteListener done) {
                        if (++count % oneOf == 0) {
                            faulty.send(connection, utf8, place, done);
                        } else {
                            connection.send(utf8, place, done);
                        }
                    }

                    @Override
                    public void sendBinary(List<byte[]> bytes, WriteListener done) {
                        connection.sendBinary(bytes, done);
                    }

                    @Override
                    public void close(CloseCode code) {
                        connection.close(code);
                    }

                    @Override
                    public void pauseReading() {
                        connection.pauseReading();
                    }

                    @Override
                    public void resumeReading() {
                        connection.resumeReading();
                    }
                };
            }
        };
    }

    /** What clients say becomes something else. */
    static Seams said(UnaryOperator<String> change) {
        return new Seams() {
            @Override
            public Sockets sockets(Sockets sockets) {
                return (URI address, String token, Sockets.Listener listener) -> {
                    var socket = sockets.create(address, token, listener);
                    return new Sockets.Socket() {
                        @Override
                        public void open() {
                            socket.open();
                        }

                        @Override
                        public void send(String text) {
                            socket.send(change.apply(text));
                        }

                        @Override
                        public void close() {
                            socket.close();
                        }

                        @Override
                        public void abort() {
                            socket.abort();
                        }
                    };
                };
            }
        };
    }
}
