package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents of the repository: their links, and the list of decisions. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DECISIONS = ROOT.resolve("docs/decisions");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern DECISION = Pattern.compile(
            "# (\\d+)\\. (.+)\n\nDate: (\\S+)\\. Status: (.+)\\.\n\n## Context\n.+\n## Decision\n.+\n## Consequences\n.+",
            Pattern.DOTALL);
    private static final int LINES_OF_A_PAGE = 50;

    @ParameterizedTest
    @MethodSource("documents")
    void every_relative_link_leads_to_a_file(Path document) throws IOException {
        var links =
                LINK.matcher(Files.readString(ROOT.resolve(document))).results().map(match -> match.group(1));
        assertThat(links.filter(link -> !link.contains("://")))
                .allSatisfy(link ->
                        assertThat(ROOT.resolve(document).resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void a_decision_is_a_page_with_all_its_parts_and_is_in_the_index(Path decision) throws IOException {
        var text = Files.readString(decision);
        assertThat(text.lines()).hasSizeLessThanOrEqualTo(LINES_OF_A_PAGE);

        var parts = DECISION.matcher(text);
        assertThat(parts.matches()).isTrue();
        var name = decision.getFileName().toString();
        var number = "%04d".formatted(Integer.parseInt(parts.group(1)));
        assertThat(name).startsWith(number + "-");
        assertThat(Files.readString(DECISIONS.resolve("README.md")))
                .contains("| [%s](%s) | %s | %s | %s |\n"
                        .formatted(number, name, parts.group(2), parts.group(3), parts.group(4)));
    }

    @Test
    void decisions_are_numbered_without_a_gap() throws IOException {
        var decisions = decisions();
        for (int i = 0; i < decisions.size(); i++) {
            assertThat(decisions.get(i)).asString().contains("/%04d-".formatted(i + 1));
        }
    }

    static List<Path> documents() throws IOException {
        try (var files =
                Files.find(ROOT, 3, (path, attributes) -> path.toString().endsWith(".md"))) {
            return files.map(ROOT::relativize)
                    .filter(path -> path.startsWith("docs")
                            || path.getFileName().toString().startsWith("README"))
                    .toList();
        }
    }

    static List<Path> decisions() throws IOException {
        try (var files = Files.list(DECISIONS)) {
            return files.filter(path -> !path.endsWith("README.md")).sorted().toList();
        }
    }
}
