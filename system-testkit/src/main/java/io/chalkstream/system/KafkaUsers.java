package io.chalkstream.system;

import io.chalkstream.kafka.embedded.FreePorts;
import io.chalkstream.local.Program;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.StackPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * The services' users of Kafka, as a cluster has them: what they may do is read from the manifests, and so are the settings of
 * the services. Tests themselves come through the broker's other listener, where everything is allowed.
 */
final class KafkaUsers {
    private static final int ITERATIONS = 4096;
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final String BOOTSTRAP_SERVERS = "KAFKA_BOOTSTRAP_SERVERS";

    private final KafkaUserManifests manifests;
    private final BrokerCertificate certificate;
    private final int port;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    private KafkaUsers(KafkaUserManifests manifests, BrokerCertificate certificate, int port) {
        this.manifests = manifests;
        this.certificate = certificate;
        this.port = port;
    }

    /** Whether the tests of this module work with users. */
    static boolean areWanted() {
        return Boolean.getBoolean("chalkstream.kafka.users");
    }

    /** @param folder for the broker's key and its certificate */
    static KafkaUsers in(Path folder) {
        return new KafkaUsers(KafkaUserManifests.read(), BrokerCertificate.create(folder), FreePorts.next());
    }

    /** The plan with a broker that knows users, and with services that are users. */
    StackPlan given(StackPlan plan) {
        var changed = plan.with(broker(plan.service(StackPlan.KAFKA)));
        for (var service : plan.services()) {
            if (service.stage() != ServiceSpec.Stage.BROKER) {
                changed = changed.with(given(service));
            }
        }
        return changed;
    }

    /** The service as the user that it is, with this user's present password. */
    ServiceSpec given(ServiceSpec service) {
        return service.withEnvironment(environment(manifests.userOf(service.name())));
    }

    /** Creates the users at a broker that has started; after a restart it still knows them. */
    void create(String bootstrapServers) {
        atBroker(bootstrapServers, admin -> setPasswords(admin, manifests.users()));
        atBroker(bootstrapServers, admin -> admin.createAcls(manifests.accessControls())
                .all());
        // A broker learns of them a little later, in this order.
        Await.until("Kafka knows what its users may do", KNOWN_WITHIN, () -> {
            var known = atBroker(bootstrapServers, admin -> admin.describeAcls(AclBindingFilter.ANY)
                    .values());
            return Set.copyOf(known).containsAll(manifests.accessControls());
        });
    }

    /** Gives the user another password, which ends the one before it. Waits until that is so. */
    void changePassword(String bootstrapServers, String user) {
        passwords.put(user, password(user) + "-changed");
        atBroker(bootstrapServers, admin -> setPasswords(admin, List.of(user)));
        Await.until("Kafka knows the new password of " + user, KNOWN_WITHIN, () -> canConnect(client(user)));
    }

    private static boolean canConnect(Map<String, Object> client) {
        try (var admin = Admin.create(client)) {
            admin.describeCluster().nodes().get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private KafkaFuture<Void> setPasswords(Admin admin, List<String> users) {
        var mechanism = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        return admin.alterUserScramCredentials(users.stream()
                        .<UserScramCredentialAlteration>map(
                                user -> new UserScramCredentialUpsertion(user, mechanism, password(user)))
                        .toList())
                .all();
    }

    private static <T> T atBroker(String bootstrapServers, Function<Admin, KafkaFuture<T>> call) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return call.apply(admin).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka's users can't be changed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The settings of a client of Kafka that works as this user. */
    Map<String, Object> client(String user) {
        var settings = new HashMap<String, Object>();
        environment(user)
                .forEach((name, value) -> settings.put(
                        name.replace("KAFKA_", "").toLowerCase(Locale.ROOT).replace('_', '.'), value));
        return settings;
    }

    KafkaUserManifests manifests() {
        return manifests;
    }

    BrokerCertificate certificate() {
        return certificate;
    }

    private Map<String, String> environment(String user) {
        var environment = new HashMap<>(manifests.settings());
        environment.put(BOOTSTRAP_SERVERS, "127.0.0.1:" + port);
        environment.put("KAFKA_SSL_TRUSTSTORE_LOCATION", certificate.trusted().toString());
        // What Strimzi puts into a user's Secret.
        environment.put(
                "KAFKA_SASL_JAAS_CONFIG",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password(user)));
        return environment;
    }

    private String password(String user) {
        return passwords.getOrDefault(user, "password-of-" + user);
    }

    private ServiceSpec broker(ServiceSpec broker) {
        var program = (Program.MainClass) broker.program();
        var parameters = new ArrayList<>(program.parameters());
        parameters.addAll(
                List.of(Integer.toString(port), certificate.keyStore().toString(), CertificateAuthority.PASSWORD));
        return broker.withProgram(new Program.MainClass(program.classPath(), program.mainClass(), parameters));
    }
}
