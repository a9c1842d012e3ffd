package io.chalkstream.system;

import io.chalkstream.local.ServiceSpec;
import java.time.Duration;

/**
 * What the gateways of a stack have done up to now, or between two moments.
 *
 * @param nanos the moment, or the time between them
 * @param received bytes that came to their readers from Kafka, those of empty answers, too
 */
record GatewayWork(long nanos, long received, Duration cpu) {
    private static final String RECEIVED = "kafka_consumer_incoming_byte_total";

    static GatewayWork of(TestStack stack) {
        var work = new GatewayWork(System.nanoTime(), 0, Duration.ZERO);
        for (var gateway : stack.processes().plan().services(ServiceSpec.Stage.GATEWAY)) {
            String metrics = stack.management(gateway.url(), "metrics").body();
            work = new GatewayWork(
                    work.nanos,
                    work.received + sum(metrics, RECEIVED),
                    work.cpu.plus(cpu(stack.processes().pid(gateway.name()))));
        }
        return work;
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    private static long sum(String metrics, String name) {
        var values = metrics.lines()
                .filter(line -> line.startsWith(name + "{"))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .toList();
        if (values.isEmpty()) {
            throw new AssertionError("no gateway tells " + name);
        }
        return values.stream().mapToLong(Double::longValue).sum();
    }

    GatewayWork since(GatewayWork before) {
        return new GatewayWork(nanos - before.nanos, received - before.received, cpu.minus(before.cpu));
    }

    /** Bytes in a second. */
    double receivedRate() {
        return received / seconds();
    }

    /** Milliseconds in a second. */
    double cpuRate() {
        return cpu.toMillis() / seconds();
    }

    private double seconds() {
        return nanos / 1e9;
    }

    @Override
    public String toString() {
        return "in %.1f s %,.0f bytes a second from Kafka, %.1f ms of CPU a second"
                .formatted(seconds(), receivedRate(), cpuRate());
    }
}
