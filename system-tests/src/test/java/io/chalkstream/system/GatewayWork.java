package io.chalkstream.system;

import io.chalkstream.local.ServiceSpec;
import java.time.Duration;

/**
 * What the gateways of a stack have done up to now, or between two moments.
 *
 * @param nanos the moment, or the time between them
 * @param records bytes of records that they have read from Kafka
 * @param received all bytes that came to their readers from Kafka
 */
record GatewayWork(long nanos, long records, long received, Duration cpu) {
    static GatewayWork of(TestStack stack) {
        var work = new GatewayWork(System.nanoTime(), 0, 0, Duration.ZERO);
        for (var gateway : stack.processes().plan().services(ServiceSpec.Stage.GATEWAY)) {
            String metrics = stack.management(gateway.url(), "metrics").body();
            work = new GatewayWork(
                    work.nanos,
                    work.records + sum(metrics, "kafka_consumer_fetch_manager_bytes_consumed_total"),
                    work.received + sum(metrics, "kafka_consumer_incoming_byte_total"),
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
        return new GatewayWork(
                nanos - before.nanos, records - before.records, received - before.received, cpu.minus(before.cpu));
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
        return "in %.1f s %,d bytes of records, %,.0f bytes a second in all, %.1f ms of CPU a second"
                .formatted(seconds(), records, receivedRate(), cpuRate());
    }
}
