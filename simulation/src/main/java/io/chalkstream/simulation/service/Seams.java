package io.chalkstream.simulation.service;

import io.chalkstream.boardstate.stream.CommandLog;
import io.chalkstream.client.Sockets;
import io.chalkstream.cursor.batching.AssignedPartitions;
import io.chalkstream.gateway.connection.CommandPublisher;
import io.chalkstream.gateway.room.BoardStateClient;
import io.chalkstream.gateway.room.ClientConnection;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.simulation.kafka.KafkaCluster;
import io.chalkstream.simulation.kafka.KafkaModel;
import io.chalkstream.simulation.streams.StreamsSeams;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where faults can be put between the parts of the system. As they are, nothing is changed. */
public interface Seams {
    /** No fault. */
    Seams NONE = new Seams() {};

    /** What the brokers refuse. */
    default KafkaModel.Fences fences() {
        return new KafkaModel.Fences() {};
    }

    /** When a lone broker acknowledges a record. */
    default KafkaCluster.Durability durability() {
        return KafkaCluster.Durability.FLUSHED;
    }

    default StreamsSeams boardState() {
        return new StreamsSeams() {};
    }

    default StreamsSeams undo() {
        return new StreamsSeams() {};
    }

    /** What board-state asks the brokers for. */
    default CommandLog commandLog(CommandLog log) {
        return log;
    }

    /** How a gateway reads boards. */
    default BoardStateClient boards(BoardStateClient boards) {
        return boards;
    }

    /** How a gateway publishes what clients say. */
    default CommandPublisher publisher(CommandPublisher publisher) {
        return publisher;
    }

    /** What a gateway reports of awareness. */
    default List<AwarenessReport> report(AwarenessReport report) {
        return List.of(report);
    }

    /** What a gateway is given of fanout. */
    default List<ConsumerRecord<String, byte[]>> fanout(ConsumerRecord<String, byte[]> record) {
        return List.of(record);
    }

    /** The clock by which a gateway lets operations in. */
    default LongSupplier admissionMillis(LongSupplier millis) {
        return millis;
    }

    /** A gateway's end of a socket. */
    default ClientConnection connection(ClientConnection connection) {
        return connection;
    }

    /** A client's sockets. */
    default Sockets sockets(Sockets sockets) {
        return sockets;
    }

    /** The partitions that an instance of cursor-service has. */
    default AssignedPartitions assigned(AssignedPartitions assigned) {
        return assigned;
    }
}
