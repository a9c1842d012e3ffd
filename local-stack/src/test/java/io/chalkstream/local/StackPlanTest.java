package io.chalkstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.local.ServiceSpec.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackPlanTest {
    private static final String ACCESS_KEY = "k".repeat(32);
    private static final String SERVICE_KEY = "s".repeat(32);
    private static final Secrets SECRETS = new Secrets(ACCESS_KEY, SERVICE_KEY);

    private static final Path DATA = Path.of("/data");
    private final ProjectDirectory project = new ProjectDirectory(Path.of("/repository"));
    private final StackPlan plan = StackPlan.of(project, DATA, Ports.documented(1), SECRETS);

    @Test
    void everything_is_started_the_broker_first_and_the_gateways_last() {
        assertThat(plan.services())
                .extracting(ServiceSpec::name)
                .containsExactly(
                        "kafka",
                        "s3",
                        "board-state",
                        "cursor-service",
                        "undo-redo-service",
                        "gateway-8080",
                        "gateway-8081");
        assertThat(plan.services()).extracting(ServiceSpec::stage).isSorted();
    }

    @Test
    void each_gateway_has_a_name_of_its_own_and_hence_a_consumer_group_of_its_own() {
        assertThat(plan.services(Stage.GATEWAY))
                .extracting(gateway -> gateway.environment().get("CHALKSTREAM_GATEWAY_NAME"))
                .containsExactly("gateway-8080", "gateway-8081");
    }

    @Test
    void every_service_listens_on_this_machine_only_and_knows_the_broker() {
        var ports = Ports.free(1, 1);
        var services = StackPlan.of(project, DATA, ports, SECRETS)
                .without(Set.of(StackPlan.KAFKA, StackPlan.S3))
                .services();
        assertThat(services).hasSize(4).allSatisfy(service -> assertThat(service.environment())
                .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_HTTP_PORT", Integer.toString(service.port()))
                .containsEntry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1")
                .containsEntry(
                        "QUARKUS_MANAGEMENT_PORT",
                        Integer.toString(service.managementUrl().getPort()))
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka()));
    }

    @Test
    void every_gateway_leads_from_its_own_ops_to_the_page() {
        assertThat(LocalConsole.linked(plan, 8070).services(Stage.GATEWAY))
                .hasSize(2)
                .allSatisfy(gateway -> assertThat(gateway.environment())
                        .containsEntry("CHALKSTREAM_GATEWAY_OPS_URL", "http://localhost:8070/ops"));
    }

    @Test
    void only_gateways_sign_links_and_only_board_state_and_gateways_know_each_other() {
        assertThat(plan.services())
                .filteredOn(service -> service.environment().containsValue(ACCESS_KEY))
                .extracting(ServiceSpec::name)
                .containsExactly("gateway-8080", "gateway-8081");
        assertThat(plan.services())
                .filteredOn(service -> service.environment().containsValue(SERVICE_KEY))
                .extracting(ServiceSpec::name)
                .containsExactly("board-state", "gateway-8080", "gateway-8081");
    }

    @Test
    void gateways_know_board_state() {
        assertThat(plan.service("gateway-8081").environment())
                .containsEntry("CHALKSTREAM_GATEWAY_BOARD_STATE_URL", "http://127.0.0.1:8090");
    }

    @Test
    void long_running_processes_have_javas_defaults() {
        var longLived = plan.withLifetime(JvmSettings.Lifetime.LONG).services();

        assertThat(longLived)
                .extracting(ServiceSpec::name)
                .containsExactlyElementsOf(
                        plan.services().stream().map(ServiceSpec::name).toList());
        assertThat(longLived).allSatisfy(service -> assertThat(service.jvm().options())
                .containsExactly("-Xmx" + service.jvm().heapMegabytes() + "m", "-XX:+ExitOnOutOfMemoryError"));
        assertThat(plan.services())
                .allSatisfy(service -> assertThat(service.jvm().options()).contains("-XX:TieredStopAtLevel=1"));
    }

    @Test
    void state_is_kept_in_the_data_directory() {
        assertThat(plan.service(StackPlan.BOARD_STATE).environment())
                .containsEntry("CHALKSTREAM_BOARD_STATE_STATE_DIR", absolute("board-state"));
        assertThat(plan.service(StackPlan.UNDO_REDO_SERVICE).environment())
                .containsEntry("CHALKSTREAM_UNDO_STATE_DIR", absolute("undo-redo-service"));
        assertThat(plan.service(StackPlan.KAFKA).program().parameters()).contains(absolute("kafka"), "9092");
        assertThat(plan.service(StackPlan.S3).program().parameters()).contains(absolute("s3"), "9000");
    }

    @Test
    void each_board_state_has_an_address_and_a_directory_of_its_own_and_gateways_know_all_of_them() {
        var two = StackPlan.of(project, DATA, Ports.documented(2), SECRETS);
        assertThat(two.boardStates()).extracting(ServiceSpec::name).containsExactly("board-state", "board-state-2");
        assertThat(two.service("board-state-2").environment())
                .containsEntry("CHALKSTREAM_BOARD_STATE_ADDRESS", "127.0.0.1:8093")
                .containsEntry("CHALKSTREAM_BOARD_STATE_STATE_DIR", absolute("board-state-2"));
        assertThat(two.service("gateway-8080").environment())
                .containsEntry("CHALKSTREAM_GATEWAY_BOARD_STATE_URL", "http://127.0.0.1:8090,http://127.0.0.1:8093");
    }

    @Test
    void only_a_single_board_state_polls_rarely() {
        var two = StackPlan.of(project, DATA, Ports.documented(2), SECRETS);
        assertThat(plan.service(StackPlan.BOARD_STATE).environment()).containsKey("KAFKA_STREAMS_POLL_MS");
        assertThat(two.boardStates()).allSatisfy(boardState -> assertThat(boardState.environment())
                .doesNotContainKey("KAFKA_STREAMS_POLL_MS"));
    }

    @Test
    void free_ports_are_all_different() {
        var ports = Ports.free(2, 3);
        assertThat(StackPlan.of(project, DATA, ports, SECRETS).services())
                .flatExtracting(ServiceSpec::ports)
                .doesNotHaveDuplicates()
                .hasSize(16);
    }

    @Test
    void some_services_can_be_chosen_or_left_out() {
        assertThat(plan.only(Set.of("kafka")).services())
                .extracting(ServiceSpec::name)
                .containsExactly("kafka");
        assertThat(plan.without(Set.of("cursor-service", "gateway-8081")).services())
                .extracting(ServiceSpec::name)
                .containsExactly("kafka", "s3", "board-state", "undo-redo-service", "gateway-8080");
    }

    @Test
    void an_unknown_service_is_refused_with_the_known_names() {
        assertThatThrownBy(() -> plan.only(Set.of("kafak")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no kafak; there are [kafka, s3, board-state, cursor-service, undo-redo-service, "
                        + "gateway-8080, gateway-8081]");
    }

    @Test
    void one_service_gets_another_environment_and_the_others_do_not() {
        var changed = plan.withEnvironment("gateway-8081", "CHALKSTREAM_GATEWAY_NAME", "gateway-8080");
        assertThat(changed.service("gateway-8081").environment())
                .containsEntry("CHALKSTREAM_GATEWAY_NAME", "gateway-8080");
        assertThat(changed.service("gateway-8080")).isEqualTo(plan.service("gateway-8080"));
    }

    private static String absolute(String name) {
        return DATA.resolve(name).toAbsolutePath().toString();
    }

    @Test
    void other_brokers_take_the_place_of_the_plans_own_and_every_service_knows_them() {
        var broker = plan.service(StackPlan.KAFKA);
        var replicated = plan.withBrokers(
                List.of(broker.instance("kafka-1", 1), broker.instance("kafka-2", 2)), "10.0.0.1:9092,10.0.0.2:9092");
        assertThat(replicated.services(Stage.BROKER))
                .extracting(ServiceSpec::name)
                .containsExactly("kafka-1", "kafka-2", "s3");
        assertThat(replicated.bootstrapServers()).isEqualTo("10.0.0.1:9092,10.0.0.2:9092");
        assertThat(replicated.services(Stage.FEATURE)).allSatisfy(service -> assertThat(service.environment())
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "10.0.0.1:9092,10.0.0.2:9092"));
        assertThat(plan.bootstrapServers()).isEqualTo("127.0.0.1:9092");
    }

    @Test
    void a_program_may_be_started_by_another_one() {
        var gateway = plan.service("gateway-8080");
        var launched = gateway.withProgram(new Program.Launched(
                List.of("nice", "-n", "5"), new Program.MainClass("classes", "example.Main", List.of("argument"))));
        assertThat(new JavaCommand(Path.of("java"), Path.of("watch.jar")).line(launched))
                .containsSubsequence("nice", "-n", "5", "java", "example.Main", "argument");
    }
}
