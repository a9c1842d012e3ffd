package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.StackPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Passwords and certificates of Kafka are changed as docs/OPERATIONS.md says, while a class works: nothing is lost, and the old ones
 * are good for nothing afterwards. The broker is alone, so it is away while it starts again; with three, one after the other does.
 */
@Isolated("with the CPU of a whole stack")
@EnabledIfSystemProperty(named = "chalkstream.kafka.users", matches = "true")
class CredentialRotationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration INTERVAL = Duration.ofMillis(300);
    private static final int PEOPLE = 6;
    private static final List<String> SERVICES =
            List.of("board-state", "undo-redo-service", "cursor-service", "ws-gateway");

    @AutoClose
    private TestStack stack;

    @AutoClose
    private SteadyLoad work;

    @BeforeEach
    void startClass() {
        stack = TestStack.start();
        work = new SteadyLoad(stack, INTERVAL);
        var classroom = work.open(new Classroom());
        for (int person = 0; person < PEOPLE; person++) {
            work.begin(classroom, "Person" + person, person % 2, new MovingRectangle("box-" + person));
        }
        work.awaitResults("at the beginning", PATIENCE);
        work.takeLongestWaits();
    }

    @Test
    void a_service_gets_its_new_password_by_a_restart_and_works_with_the_old_one_until_then() throws Exception {
        for (var user : SERVICES) {
            var before = stack.kafkaUsers().client(user);
            stack.kafkaUsers().changePassword(stack.processes().bootstrapServers(), user);
            assertThatThrownBy(() -> connect(before)).hasCauseInstanceOf(SaslAuthenticationException.class);
            connect(stack.kafkaUsers().client(user));
            work.awaitResults("while " + user + " is connected with its old password", PATIENCE);
            restart(user);
        }
        requireNothingLost("four new passwords");
    }

    @Test
    void certificates_of_the_broker_and_of_its_authority_are_replaced_one_after_the_other() throws Exception {
        var certificate = stack.kafkaUsers().certificate();

        certificate.reissue();
        restartBroker("a new certificate of the broker");

        certificate.renewAuthority();
        certificate.reissue();
        restartBroker("a new certificate of the authority, and services that know the old one");
        SERVICES.forEach(this::restart);

        certificate.replaceAuthority();
        SERVICES.forEach(this::restart);
        certificate.reissue();
        restartBroker("another authority, and services that trust both");
        certificate.trustOnlyPresentAuthority();
        SERVICES.forEach(this::restart);

        requireNothingLost("a new certificate, a renewed authority and another one");
    }

    @Test
    void whoever_trusts_only_the_authority_before_is_not_deceived_by_another_one() throws Exception {
        var certificate = stack.kafkaUsers().certificate();
        certificate.replaceAuthority();
        certificate.trustOnlyPresentAuthority();
        assertThatThrownBy(() -> connect(stack.kafkaUsers().client("ws-gateway")))
                .as("the broker still shows a certificate of the authority before")
                .hasCauseInstanceOf(SslAuthenticationException.class);
        certificate.reissue();
        restartBroker("services that are restarted once the broker shows what they trust", () -> {
            SERVICES.forEach(this::restartProcesses);
        });
        connect(stack.kafkaUsers().client("ws-gateway"));
        requireNothingLost("another authority without a time in which both are trusted");
    }

    private static void connect(Map<String, Object> client) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(client)) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    /** Restarts a user's processes, one after the other, with what it has to know now. */
    private void restart(String user) {
        restartProcesses(user);
        work.awaitResults("after the restart of " + user, PATIENCE);
    }

    private void restartProcesses(String user) {
        var users = stack.kafkaUsers();
        var processes = stack.processes();
        processes.plan().services().stream()
                .filter(service -> service.stage() != ServiceSpec.Stage.BROKER)
                .filter(service -> users.manifests().userOf(service.name()).equals(user))
                .forEach(service -> {
                    // Whoever decides or undoes ends when it meets a certificate that it doesn't trust.
                    if (processes.isRunning(service.name())) {
                        processes.stop(service.name());
                    }
                    processes.replace(users.given(service));
                    processes.start(service.name());
                });
    }

    private void restartBroker(String situation) {
        restartBroker(situation, () -> {});
    }

    private void restartBroker(String situation, Runnable then) {
        stack.processes().stop(StackPlan.KAFKA);
        stack.processes().start(StackPlan.KAFKA);
        then.run();
        work.awaitResults("with " + situation, PATIENCE);
    }

    private void requireNothingLost(String what) {
        System.out.println("CredentialRotationIT: " + what + ": " + work.requireNothingLost(PATIENCE));
    }
}
