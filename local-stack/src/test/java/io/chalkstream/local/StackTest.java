package io.chalkstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.kafka.embedded.FreePorts;
import io.chalkstream.local.FakeService.Behaviour;
import io.chalkstream.local.ServiceSpec.Stage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StackTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @TempDir
    Path data;

    @Test
    void gateways_stop_before_features_and_features_before_the_broker() {
        var plan = plan(
                FakeService.spec("broker", Stage.BROKER, FreePorts.next(), Behaviour.ORDINARY),
                FakeService.spec("feature", Stage.FEATURE, FreePorts.next(), Behaviour.ORDINARY),
                FakeService.spec("gateway", Stage.GATEWAY, FreePorts.next(), Behaviour.ORDINARY));
        try (var stack = Stack.start(plan, this::take)) {
            assertThat(stack.isRunning("broker")).isTrue();
            assertThat(stack.gatewayUrls())
                    .containsExactly(plan.service("gateway").url());
        }
        assertThat(lines.stream().filter(line -> line.endsWith(FakeService.STOPPING)))
                .containsExactly("gateway: stopping", "feature: stopping", "broker: stopping");
    }

    @Test
    void a_service_that_ends_before_it_is_ready_is_named_with_its_last_lines_and_nothing_is_left_running() {
        var plan = plan(
                FakeService.spec("broker", Stage.BROKER, FreePorts.next(), Behaviour.ORDINARY),
                FakeService.spec("feature", Stage.FEATURE, FreePorts.next(), Behaviour.ENDS_EARLY));
        assertThatThrownBy(() -> Stack.start(plan, this::take))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("feature stopped by itself (exit code 7)")
                .hasMessageContaining("I cannot go on");
        assertThat(lines).contains("broker: stopping");
        assertThat(FreePorts.isFree(plan.service("broker").port())).isTrue();
    }

    @Test
    void a_service_that_is_not_ready_in_time_is_named() {
        var plan = plan(FakeService.spec("feature", Stage.FEATURE, FreePorts.next(), Behaviour.NEVER_READY));
        try (var stack = new Stack(plan, this::take, SHORT, LONG)) {
            assertThatThrownBy(stack::start)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("feature is not ready after 1 s");
        }
    }

    @Test
    void a_service_that_dies_later_is_reported_with_its_last_lines() throws Exception {
        var plan = plan(FakeService.spec("feature", Stage.FEATURE, FreePorts.next(), Behaviour.ORDINARY));
        try (var stack = Stack.start(plan, this::take)) {
            request(plan.service("feature"), "/end");
            var failure = stack.awaitFailure();
            assertThat(failure.service()).isEqualTo("feature");
            assertThat(failure.message())
                    .contains("feature stopped by itself (exit code 9)")
                    .contains("Asked to end");
        }
    }

    @Test
    void a_service_that_does_not_stop_in_time_is_killed() {
        var plan = plan(FakeService.spec("feature", Stage.FEATURE, FreePorts.next(), Behaviour.STUBBORN));
        try (var stack = new Stack(plan, this::take, LONG, SHORT)) {
            stack.start();
        }
        assertThat(lines).contains("feature: did not stop within 1 s: killed");
        assertThat(FreePorts.isFree(plan.service("feature").port())).isTrue();
    }

    @Test
    void a_killed_or_stopped_service_starts_again_as_another_process_on_the_same_port() {
        var plan = plan(FakeService.spec("feature", Stage.FEATURE, FreePorts.next(), Behaviour.ORDINARY));
        try (var stack = Stack.start(plan, this::take)) {
            long first = stack.pid("feature");
            stack.kill9("feature");
            assertThat(stack.isRunning("feature")).isFalse();
            assertThat(lines).doesNotContain("feature: stopping");
            stack.start("feature");
            assertThat(stack.pid("feature")).isNotEqualTo(first);
            stack.stop("feature");
            assertThat(stack.isRunning("feature")).isFalse();
            assertThat(lines).contains("feature: stopping");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_suspended_service_answers_nothing_until_it_is_resumed() throws Exception {
        var plan = plan(FakeService.spec("feature", Stage.FEATURE, FreePorts.next(), Behaviour.ORDINARY));
        try (var stack = Stack.start(plan, this::take)) {
            var question = HttpRequest.newBuilder(
                    plan.service("feature").managementUrl().resolve("/q/health/ready"));
            stack.suspend("feature");
            assertThatThrownBy(() -> HttpClient.newHttpClient()
                            .send(question.timeout(SHORT).build(), BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);
            assertThat(stack.isRunning("feature")).isTrue();

            stack.resume("feature");

            var answer = HttpClient.newHttpClient().send(question.timeout(LONG).build(), BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void no_service_outlives_a_stack_that_is_killed() throws Exception {
        int port = FreePorts.next();
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ClassPath.ofThisProgram(),
                        StackInAProcess.class.getName(),
                        data.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .start();
        try (var output = parent.inputReader()) {
            long child = Long.parseLong(output.readLine());
            var handle = ProcessHandle.of(child).orElseThrow();
            parent.destroyForcibly();
            handle.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(handle.isAlive()).isFalse();
        }
    }

    /** Starts a stack and prints the id of its process. */
    static final class StackInAProcess {
        public static void main(String[] arguments) throws InterruptedException {
            var service =
                    FakeService.spec("feature", Stage.FEATURE, Integer.parseInt(arguments[1]), Behaviour.ORDINARY);
            var stack = Stack.start(new StackPlan(Path.of(arguments[0]), List.of(service)), (name, line) -> {});
            System.out.println(stack.pid("feature"));
            stack.awaitFailure();
        }
    }

    private StackPlan plan(ServiceSpec... services) {
        return new StackPlan(data, List.of(services));
    }

    private void take(String service, String line) {
        lines.add(service + ": " + line);
    }

    private static void request(ServiceSpec spec, String path) throws InterruptedException {
        try {
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(spec.url().resolve(path)).build(), BodyHandlers.discarding());
        } catch (IOException e) {
            // It ended without an answer, as it was asked to.
        }
    }
}
