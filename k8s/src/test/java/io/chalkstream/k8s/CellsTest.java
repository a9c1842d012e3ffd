package io.chalkstream.k8s;

import static io.chalkstream.k8s.Manifests.at;
import static io.chalkstream.k8s.Manifests.documents;
import static io.chalkstream.k8s.Manifests.kind;
import static io.chalkstream.k8s.Manifests.list;
import static io.chalkstream.k8s.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.chalkstream.protocol.access.Cell;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several cells behind one name: docs/OPERATIONS.md, "Cells". */
class CellsTest {
    private static final String CELL = "cell";
    private static final String EDGE = "../edge";

    private final Cell cell =
            new Cell(Manifests.setting(CELL, "CHALKSTREAM_CELL").orElseThrow());

    @Test
    void everything_of_a_cell_is_in_its_namespace_and_has_no_name_of_its_own_for_people() {
        assertThat(Kustomize.build(CELL)).allSatisfy(document -> {
            if (!kind(document).equals("Namespace") && !kind(document).equals("PriorityClass")) {
                assertThat(at(document, "metadata", "namespace").getAsString()).isEqualTo(namespace(cell));
            }
        });
        assertThat(documents(CELL, "HTTPRoute")).isEmpty();
    }

    @Test
    void the_edge_may_lead_to_a_cells_gateways_and_to_nothing_else_of_it() {
        assertThat(documents(CELL, "ReferenceGrant")).singleElement().satisfies(grant -> {
            var spec = at(grant, "spec").getAsJsonObject();
            assertThat(list(spec, "from")).singleElement().satisfies(from -> assertThat(
                            from.get("namespace").getAsString())
                    .isEqualTo(at(documents(EDGE, "HTTPRoute").findFirst().orElseThrow(), "metadata", "namespace")
                            .getAsString()));
            assertThat(list(spec, "to"))
                    .singleElement()
                    .satisfies(to -> assertThat(to.get("name").getAsString()).isEqualTo("ws-gateway"));
        });
    }

    @Test
    void the_ids_that_a_cell_makes_and_its_codes_lead_to_its_namespace_and_to_no_other() {
        byte[] random = new byte[16];
        new Random(7).nextBytes(random);
        String board = cell.newBoard(random);

        for (var path : List.of("/ws/boards/" + board, "/api/boards/" + board, "/api/boards/" + board + "/session")) {
            assertThat(namespacesOf(path)).as(path).containsExactly(namespace(cell));
        }
        assertThat(namespacesOf("/api/codes/" + cell.name())).containsExactly(namespace(cell));
        String unnamed = Cell.UNNAMED.newBoard(random);
        assertThat(namespacesOf("/ws/boards/" + unnamed)).isEmpty();
        assertThat(namespacesOf("/ws/boards/" + cell.name() + "-" + unnamed.substring(3)))
                .isEmpty();
    }

    @Test
    void each_cell_of_the_edge_has_one_route_and_a_weight_for_new_boards_and_for_the_page() {
        var cells = cellRoutes()
                .map(route -> new Cell(name(route).substring("cell-".length())))
                .toList();

        assertThat(cells).doesNotHaveDuplicates().contains(cell);
        assertThat(documents(EDGE, "HTTPRoute").filter(route -> name(route).equals("shared")))
                .singleElement()
                .satisfies(shared -> assertThat(list(at(shared, "spec").getAsJsonObject(), "rules"))
                        .hasSize(2)
                        .allSatisfy(rule -> assertThat(list(rule, "backendRefs"))
                                .allMatch(backend -> backend.has("weight"))
                                .extracting(backend -> backend.get("namespace").getAsString())
                                .containsExactlyInAnyOrderElementsOf(
                                        cells.stream().map(CellsTest::namespace).toList())));
    }

    @Test
    void all_routes_of_the_edge_have_the_same_host_and_gateway_and_lead_to_the_gateways_port() {
        var port = at(
                        list(
                                        at(
                                                        documents(CELL, "Service")
                                                                .filter(service -> name(service)
                                                                        .equals("ws-gateway"))
                                                                .findFirst()
                                                                .orElseThrow(),
                                                        "spec")
                                                .getAsJsonObject(),
                                        "ports")
                                .get(0),
                        "port")
                .getAsInt();
        var routes = documents(EDGE, "HTTPRoute").toList();

        assertThat(routes).extracting(route -> at(route, "spec", "hostnames")).containsOnly(hostnames(routes));
        assertThat(routes)
                .extracting(route -> at(route, "spec", "parentRefs"))
                .containsOnly(at(routes.get(0), "spec", "parentRefs"));
        assertThat(routes.stream().flatMap(CellsTest::backends))
                .allMatch(backend -> backend.get("port").getAsInt() == port);
    }

    private static JsonElement hostnames(List<JsonObject> routes) {
        return at(routes.get(0), "spec", "hostnames");
    }

    /** Where the cells' own routes lead a path. */
    private static List<String> namespacesOf(String path) {
        return cellRoutes()
                .filter(route -> list(at(route, "spec").getAsJsonObject(), "rules").stream()
                        .flatMap(rule -> list(rule, "matches").stream())
                        .anyMatch(match -> matches(match.getAsJsonObject("path"), path)))
                .flatMap(CellsTest::backends)
                .map(backend -> backend.get("namespace").getAsString())
                .toList();
    }

    private static boolean matches(JsonObject match, String path) {
        String value = match.get("value").getAsString();
        return switch (match.get("type").getAsString()) {
            case "Exact" -> path.equals(value);
            case "RegularExpression" -> Pattern.matches(value, path);
            default -> throw new IllegalArgumentException(match.toString());
        };
    }

    private static Stream<JsonObject> cellRoutes() {
        return documents(EDGE, "HTTPRoute").filter(route -> name(route).startsWith("cell-"));
    }

    private static Stream<JsonObject> backends(JsonObject route) {
        return list(at(route, "spec").getAsJsonObject(), "rules").stream()
                .flatMap(rule -> list(rule, "backendRefs").stream());
    }

    private static String namespace(Cell cell) {
        return "chalkstream-" + cell.name();
    }
}
