package io.chalkstream.load.peer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The middle of Kafka's two bare hops: each record of one topic goes to another one as it is. */
public final class RelayMain {
    /** The beginning of the ready line. */
    public static final String READY = "The relay is ready";

    public static final String INTO = "hop-1";
    public static final String OUT_OF = "hop-2";

    private static final int PARTITIONS = 4;
    private static final Duration POLL = Duration.ofMillis(500);

    private RelayMain() {}

    /** Takes the broker's address. */
    public static void main(String... arguments) throws InterruptedException, ExecutionException {
        String kafka = arguments[0];
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(
                            new NewTopic(INTO, PARTITIONS, (short) 1), new NewTopic(OUT_OF, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        try (var consumer = consumer(kafka, INTO);
                var producer = producer(kafka)) {
            System.out.println(READY);
            while (!Thread.currentThread().isInterrupted()) {
                for (var record : consumer.poll(POLL)) {
                    var unused = producer.send(new ProducerRecord<>(OUT_OF, record.key(), record.value()));
                }
            }
        }
    }

    /** A producer as our services have it, without waiting for more records. */
    public static KafkaProducer<String, byte[]> producer(String kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A consumer of all that comes into a topic from now on. */
    public static KafkaConsumer<String, byte[]> consumer(String kafka, String topic) {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // The end is looked up when the position is asked for.
        partitions.forEach(consumer::position);
        return consumer;
    }
}
