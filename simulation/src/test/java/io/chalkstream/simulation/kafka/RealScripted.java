package io.chalkstream.simulation.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnstableOffsetCommitException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Scripts against a real broker, each with partitions and ids of its own. */
final class RealScripted implements ScriptedKafka {
    private final String servers;
    private final String topic;
    private final int script;
    private final Admin admin;
    private final KafkaProducer<String, String> plain;
    private final Map<String, KafkaProducer<String, String>> producers = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> fenced = new HashSet<>();
    private final List<KafkaProducer<?, ?>> all = new ArrayList<>();

    RealScripted(String servers, String topic, int script, Admin admin) {
        this.servers = servers;
        this.topic = topic;
        this.script = script;
        this.admin = admin;
        this.plain = producer(new Properties());
    }

    private KafkaProducer<String, String> producer(Properties settings) {
        settings.put("bootstrap.servers", servers);
        settings.put("linger.ms", "0");
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        all.add(producer);
        return producer;
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic, 2 * script + number);
    }

    private String group() {
        return "script-group-" + script;
    }

    private String id(String transactionalId) {
        return "script-" + script + "-" + transactionalId;
    }

    @Override
    public void start(String producer, String transactionalId) {
        var settings = new Properties();
        settings.put("transactional.id", id(transactionalId));
        settings.put("transaction.timeout.ms", "60000");
        var started = producer(settings);
        started.initTransactions();
        producers.put(producer, started);
        ids.put(producer, id(transactionalId));
        open.remove(producer);
        fenced.remove(producer);
    }

    private String answer(String producer, Call call) {
        if (fenced.contains(producer)) {
            return "fenced";
        }
        try {
            if (open.add(producer)) {
                producers.get(producer).beginTransaction();
            }
            call.run(producers.get(producer));
            return "ok";
        } catch (KafkaException | ExecutionException | InterruptedException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                    fenced.add(producer);
                    return "fenced";
                }
            }
            return e.toString();
        }
    }

    private interface Call {
        void run(KafkaProducer<String, String> producer) throws ExecutionException, InterruptedException;
    }

    @Override
    public String send(String producer, int partition, String value) {
        return answer(producer, with -> with.send(record(partition, value)).get());
    }

    private ProducerRecord<String, String> record(int partition, String value) {
        return new ProducerRecord<>(topic, partition(partition).partition(), "key", value);
    }

    @Override
    public String offset(String producer, long offset) {
        return answer(
                producer,
                with -> with.sendOffsetsToTransaction(
                        Map.of(partition(0), new OffsetAndMetadata(offset)), new ConsumerGroupMetadata(group())));
    }

    @Override
    public String end(String producer, boolean commit) {
        String answer = answer(producer, with -> {
            if (commit) {
                with.commitTransaction();
            } else {
                with.abortTransaction();
            }
        });
        open.remove(producer);
        awaitMarkers(ids.get(producer));
        return answer;
    }

    /** The ends of transactions are written to their partitions little by little: the script goes on when they are. */
    private void awaitMarkers(String id) {
        try {
            var state = TransactionState.PREPARE_COMMIT;
            while (state == TransactionState.PREPARE_COMMIT || state == TransactionState.PREPARE_ABORT) {
                state = admin.describeTransactions(List.of(id))
                        .description(id)
                        .get()
                        .state();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void fence(String transactionalId) {
        try {
            admin.fenceProducers(List.of(id(transactionalId))).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void sendPlainly(int partition, String value) {
        try {
            plain.send(record(partition, value)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> read(int partition, Isolation isolation) {
        var settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("isolation.level", isolation.name().toLowerCase(Locale.ROOT));
        settings.put("auto.offset.reset", "earliest");
        settings.put("fetch.max.wait.ms", "10");
        var of = partition(partition);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(of));
            consumer.seekToBeginning(List.of(of));
            long end = consumer.endOffsets(List.of(of)).get(of);
            var lines = new ArrayList<String>();
            while (consumer.position(of) < end) {
                consumer.poll(Duration.ofMillis(20))
                        .forEach(record -> lines.add(record.offset() + "=" + record.value()));
            }
            lines.add("end " + end);
            return lines;
        }
    }

    @Override
    public String committed() {
        try {
            var offsets = admin.listConsumerGroupOffsets(
                            group(),
                            new ListConsumerGroupOffsetsOptions()
                                    .requireStable(true)
                                    .timeoutMs(300))
                    .partitionsToOffsetAndMetadata()
                    .get();
            var found = offsets.get(partition(0));
            return found == null ? "0" : Long.toString(found.offset());
        } catch (ExecutionException e) {
            var cause = e.getCause();
            return cause instanceof UnstableOffsetCommitException || cause instanceof TimeoutException
                    ? "unstable"
                    : e.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends all its producers. */
    void end() {
        all.forEach(producer -> producer.close(Duration.ZERO));
    }
}
