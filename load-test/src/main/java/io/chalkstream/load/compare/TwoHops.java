package io.chalkstream.load.compare;

import io.chalkstream.load.Latencies;
import io.chalkstream.load.OpenLoopSender;
import io.chalkstream.load.OpenLoopSender.ScheduledAction;
import io.chalkstream.load.OperationMix;
import io.chalkstream.load.Schedule;
import io.chalkstream.load.TimeWindow;
import io.chalkstream.load.generator.Workload;
import io.chalkstream.load.peer.RelayMain;
import io.chalkstream.local.Ports;
import io.chalkstream.protocol.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Kafka's two bare hops: the operations go through a topic, a relay and another topic. There are no moves and no sockets. */
final class TwoHops implements Competitor {
    private static final long SEED = 31;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long SETTLE_SECONDS = 2;

    private final Ports ports = Ports.free(1, 1);
    private @Nullable Processes processes;

    @Override
    public String name() {
        return "Kafka's two hops";
    }

    @Override
    public void start() {
        int port = ports.gateways().get(0);
        var relay = Processes.program(
                "relay",
                port,
                Processes.ownClassPath(),
                RelayMain.class.getName(),
                List.of("127.0.0.1:" + ports.kafka()),
                RelayMain.READY);
        processes = Processes.start(Processes.besideBroker(List.of(relay), ports));
    }

    @Override
    public Processes processes() {
        return Objects.requireNonNull(processes, "it isn't running");
    }

    /** What one run has seen; written by the reading thread. */
    private static final class Reading {
        final List<Latencies> latencies = new ArrayList<>();
        volatile boolean ended;
        final AtomicLong read = new AtomicLong();
    }

    @Override
    public List<Figures> work(Workload workload, List<TimeWindow> windows)
            throws InterruptedException, ExecutionException {
        var reading = new Reading();
        windows.forEach(window -> reading.latencies.add(new Latencies()));
        long[] start = new long[1];
        try (var producer = RelayMain.producer(processes().kafka());
                var consumer = RelayMain.consumer(processes().kafka(), RelayMain.OUT_OF)) {
            start[0] = System.nanoTime();
            var task = new FutureTask<@Nullable Void>(
                    () -> {
                        while (!reading.ended) {
                            for (var record : consumer.poll(POLL)) {
                                read(record.value(), start[0], windows, reading);
                            }
                        }
                    },
                    null);
            new Thread(task, "two-hops-reader").start();
            var sender = new OpenLoopSender(
                    () -> System.nanoTime() - start[0],
                    until -> LockSupport.parkNanos(until - (System.nanoTime() - start[0])));
            var whole = new TimeWindow(0, windows.get(windows.size() - 1).end());
            var schedule = new Schedule(workload.boards() * workload.operationsPerSecond(), 0);
            sender.send(List.of(new ScheduledAction(schedule, action(producer, workload.boards()))), whole, whole);
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            reading.ended = true;
            task.get();
            long lost = schedule.countBefore(whole.end()) - reading.read.get();
            return reading.latencies.stream()
                    .map(latencies -> figures(latencies, sender.lag(), lost))
                    .toList();
        }
    }

    private static OpenLoopSender.Action action(KafkaProducer<String, byte[]> producer, int boards) {
        var mix = new OperationMix("e", SEED);
        return (index, intended) -> {
            String text = intended + ";" + Json.text(mix.next());
            var unused = producer.send(new ProducerRecord<>(
                    RelayMain.INTO, "board-" + index % boards, text.getBytes(StandardCharsets.UTF_8)));
        };
    }

    private static void read(byte[] value, long start, List<TimeWindow> windows, Reading reading) {
        long arrival = System.nanoTime() - start;
        String text = new String(value, StandardCharsets.UTF_8);
        long intended = Long.parseLong(text.substring(0, text.indexOf(';')));
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).contains(intended)) {
                reading.latencies.get(i).record(arrival - intended);
            }
        }
        reading.read.incrementAndGet();
    }

    private static Figures figures(Latencies latencies, Latencies lag, long lost) {
        var values = new EnumMap<Metric, Double>(Metric.class);
        Figures.latencies(values, latencies, Metric.OPERATION_P50, Metric.OPERATION_P99);
        values.put(Metric.LAG, lag.percentile(99));
        values.put(Metric.LOST, (double) lost);
        return new Figures(values);
    }

    @Override
    public void close() {
        if (processes != null) {
            processes.close();
            processes = null;
        }
    }
}
