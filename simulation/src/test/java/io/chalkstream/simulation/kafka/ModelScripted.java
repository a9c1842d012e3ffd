package io.chalkstream.simulation.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Scripts against the model. */
final class ModelScripted implements ScriptedKafka {
    private static final String GROUP = "group";

    private final KafkaModel kafka = new KafkaModel(Runnable::run, new KafkaModel.Fences() {});
    private final Map<String, ProducerIdentity> producers = new HashMap<>();
    private final Map<String, Integer> sequences = new HashMap<>();
    /** Those that have written something since their last transaction: others have nothing to ask brokers for. */
    private final Set<String> open = new HashSet<>();
    /** Those that have been told to be fenced: they don't ask again. */
    private final Set<String> fenced = new HashSet<>();

    private final ProducerIdentity plain = kafka.newProducer();

    private static TopicPartition partition(int number) {
        return new TopicPartition("topic", number);
    }

    @Override
    public void start(String producer, String transactionalId) {
        producers.put(producer, kafka.transactions().init(transactionalId, 60_000));
        sequences.keySet().removeIf(key -> key.startsWith(producer + "/"));
        open.remove(producer);
        fenced.remove(producer);
    }

    @Override
    public String send(String producer, int partition, String value) {
        return answer(producer, () -> produce(producer, producers.get(producer), partition, value));
    }

    private void produce(String producer, ProducerIdentity identity, int partition, String value) {
        String key = producer + "/" + partition;
        int sequence = sequences.getOrDefault(key, 0);
        kafka.produce(
                partition(partition),
                identity,
                sequence,
                List.of(new ModelRecord("key", value.getBytes(StandardCharsets.UTF_8), 1)));
        sequences.put(key, sequence + 1);
        kafka.log(partition(partition)).replicatedUpTo(Long.MAX_VALUE);
    }

    @Override
    public String offset(String producer, long offset) {
        return answer(producer, () -> kafka.transactions()
                .offsets(producers.get(producer), GROUP, Map.of(partition(0), offset)));
    }

    @Override
    public String end(String producer, boolean commit) {
        if (!open.contains(producer) && !fenced.contains(producer)) {
            return "ok";
        }
        return answer(producer, () -> {
            producers.put(producer, kafka.transactions().end(producers.get(producer), commit));
            sequences.keySet().removeIf(key -> key.startsWith(producer + "/"));
            open.remove(producer);
        });
    }

    @Override
    public void fence(String transactionalId) {
        kafka.transactions().fence(transactionalId);
    }

    @Override
    public void sendPlainly(int partition, String value) {
        produce("plain", plain, partition, value);
    }

    @Override
    public List<String> read(int partition, Isolation isolation) {
        var fetched = kafka.fetch(partition(partition), 0, isolation, Integer.MAX_VALUE);
        var lines = new ArrayList<String>();
        fetched.records()
                .forEach(record ->
                        lines.add(record.offset() + "=" + new String(record.value(), StandardCharsets.UTF_8)));
        lines.add("end " + kafka.log(partition(partition)).visibleEnd(isolation));
        return lines;
    }

    @Override
    public String committed() {
        try {
            return Long.toString(kafka.offsets(GROUP).committed(partition(0)));
        } catch (KafkaModelException e) {
            return "unstable";
        }
    }

    private String answer(String producer, Runnable request) {
        if (fenced.contains(producer)) {
            return "fenced";
        }
        try {
            open.add(producer);
            request.run();
            return "ok";
        } catch (KafkaModelException e) {
            if (e.error() == KafkaError.FENCED) {
                fenced.add(producer);
                return "fenced";
            }
            return e.error().name();
        }
    }
}
