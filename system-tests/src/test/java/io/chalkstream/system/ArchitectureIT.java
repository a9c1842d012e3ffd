package io.chalkstream.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may depend on what, in the classes of all modules. */
class ArchitectureIT {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(classFolders());

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "io.netty..",
        "io.micrometer..",
        "org.apache.kafka..",
        "org.eclipse.microprofile..",
        "org.jboss..",
        "jakarta.."
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.chalkstream.protocol",
                "io.chalkstream.access",
                "io.chalkstream.boardstate.board",
                "io.chalkstream.cursor.batching",
                "io.chalkstream.cursor.presence",
                "io.chalkstream.undo.history",
                "io.chalkstream.gateway.room"
            })
    void the_domain_knows_no_framework(String domain) {
        requireIndependence(domain, FRAMEWORKS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.chalkstream.boardstate.board",
                "io.chalkstream.cursor.batching",
                "io.chalkstream.cursor.presence",
                "io.chalkstream.undo.history",
                "io.chalkstream.gateway.room"
            })
    void json_is_read_and_written_at_the_edges_only(String domain) {
        requireIndependence(domain, "com.fasterxml..");
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_uses_no_other_services_code(String service) {
        var others = services().filter(other -> !other.equals(service)).map(other -> other + "..");
        requireIndependence(service, others.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_is_documented_and_null_marked(JavaPackage described) {
        assertThat(described.isAnnotatedWith(NullMarked.class))
                .as("package-info of %s has @NullMarked", described.getName())
                .isTrue();
    }

    private static Stream<String> services() {
        return Stream.of(
                "io.chalkstream.boardstate", "io.chalkstream.cursor", "io.chalkstream.undo", "io.chalkstream.gateway");
    }

    private static Stream<JavaPackage> packages() {
        return CLASSES.stream().map(type -> type.getPackage()).distinct();
    }

    private static void requireIndependence(String name, String... others) {
        requireClassesIn(name);
        noClasses()
                .that()
                .resideInAPackage(name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CLASSES);
    }

    private static void requireClassesIn(String name) {
        assertThat(CLASSES.stream().anyMatch(type -> (type.getPackageName() + ".").startsWith(name + ".")))
                .as("there are classes in %s: a rule about none would always hold", name)
                .isTrue();
    }

    private static List<Path> classFolders() {
        try (var modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("target").resolve("classes"))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
