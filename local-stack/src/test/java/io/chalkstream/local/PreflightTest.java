package io.chalkstream.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.local.FakeService.Behaviour;
import io.chalkstream.local.ServiceSpec.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    private static final long GIBIBYTE = 1024L * 1024 * 1024;

    @TempDir
    Path data;

    @Test
    void a_plan_with_free_ports_enough_memory_and_built_services_passes() throws Exception {
        var jar = Files.createFile(data.resolve("service.jar"));
        assertThatCode(() -> new Preflight(port -> true, () -> GIBIBYTE).check(plan(gateway(), jar(jar))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_port_in_use_is_named_with_its_service() {
        var preflight = new Preflight(port -> port != 8080, () -> GIBIBYTE);
        assertThatThrownBy(() -> preflight.check(plan(gateway())))
                .isInstanceOf(StackException.class)
                .hasMessage(
                        "Port 8080, for gateway, is in use. Stop that program, or the other run of Chalkstream, first.");
    }

    @Test
    void too_little_memory_is_reported_with_both_figures() {
        var preflight = new Preflight(port -> true, () -> GIBIBYTE / 16);
        assertThatThrownBy(() -> preflight.check(plan(gateway())))
                .isInstanceOf(StackException.class)
                .hasMessage("136 MB of memory are needed, and only 64 MB are available. Close some programs first.");
    }

    @Test
    void a_service_that_is_not_built_is_named() {
        var jar = data.resolve("quarkus-run.jar");
        assertThatThrownBy(() -> new Preflight(port -> true, () -> GIBIBYTE).check(plan(jar(jar))))
                .isInstanceOf(StackException.class)
                .hasMessage("feature is not built: there is no %s.", jar);
    }

    @Test
    void all_problems_are_reported_at_once() {
        assertThatThrownBy(() -> new Preflight(port -> false, () -> 0).check(plan(gateway())))
                .hasMessageContaining("Port 8080")
                .hasMessageContaining("Port 8180")
                .hasMessageContaining("136 MB");
    }

    private StackPlan plan(ServiceSpec... services) {
        return new StackPlan(data, List.of(services));
    }

    private static ServiceSpec gateway() {
        return FakeService.spec("gateway", Stage.GATEWAY, 8080, Behaviour.ORDINARY);
    }

    private static ServiceSpec jar(Path jar) {
        return new ServiceSpec(
                "feature",
                Stage.FEATURE,
                8090,
                new JvmSettings(16, JvmSettings.Lifetime.SHORT),
                new Program.Jar(jar),
                Map.of(),
                Optional.empty());
    }
}
