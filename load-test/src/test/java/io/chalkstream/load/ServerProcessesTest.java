package io.chalkstream.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.load.ServerProcesses.Candidate;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerProcessesTest {
    @Test
    void a_service_is_known_by_its_jar_its_port_and_its_broker() {
        assertThat(ServerProcesses.candidate(
                        7,
                        List.of(
                                "/jdk/bin/java",
                                "-Xmx256m",
                                "-jar",
                                "/repo/ws-gateway/target/quarkus-app/quarkus-run.jar"),
                        Map.of("QUARKUS_HTTP_PORT", "8081", "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092")))
                .contains(new Candidate(7, "ws-gateway", "8081", "9092"));
    }

    @Test
    void the_broker_is_known_by_its_class_and_its_port() {
        assertThat(ServerProcesses.candidate(
                        8,
                        List.of(
                                "java",
                                "-cp",
                                "x.jar",
                                "io.chalkstream.kafka.embedded.EmbeddedKafkaMain",
                                "/data",
                                "9092"),
                        Map.of()))
                .contains(new Candidate(8, "kafka", "9092", "9092"));
    }

    @Test
    void unrelated_processes_are_ignored() {
        assertThat(ServerProcesses.candidate(9, List.of("java", "-jar", "other.jar"), Map.of()))
                .isEmpty();
        assertThat(ServerProcesses.candidate(9, List.of(), Map.of())).isEmpty();
    }

    @Test
    void only_the_stack_of_the_given_gateways_counts() {
        var candidates = List.of(
                new Candidate(1, "kafka", "9092", "9092"),
                new Candidate(2, "board-state", "8090", "9092"),
                new Candidate(3, "ws-gateway", "8080", "9092"),
                new Candidate(4, "kafka", "9999", "9999"),
                new Candidate(5, "ws-gateway", "7777", "9999"));

        assertThat(ServerProcesses.select(candidates, List.of(URI.create("ws://127.0.0.1:8080"))))
                .isEqualTo(Map.of("kafka :9092", 1L, "board-state :8090", 2L, "ws-gateway :8080", 3L));
    }

    @Test
    void resident_memory_is_read_from_the_status() {
        assertThat(ServerProcesses.residentBytes("VmPeak:\t 99 kB\nVmRSS:\t  1024 kB\n"))
                .isEqualTo(1L << 20);
    }
}
