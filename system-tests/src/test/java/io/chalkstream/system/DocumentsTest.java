package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents of the repository: their links, the classes that they name, and the list of decisions. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DECISIONS = ROOT.resolve("docs/decisions");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern DECISION = Pattern.compile(
            "# (\\d+)\\. (.+)\n\nDate: (\\S+)\\. Status: (.+)\\.\n\n## Context\n.+\n## Decision\n.+\n## Consequences\n.+",
            Pattern.DOTALL);
    /** Two words in capitals: a single one may be another thing's name. */
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Z]\\w*)(?:\\.\\w+)?`");

    private static final Pattern TYPE = Pattern.compile("\\b[A-Z]\\w+");
    private static final int LINES_OF_A_PAGE = 50;

    @ParameterizedTest
    @MethodSource("documents")
    void every_relative_link_has_a_target(Path document) throws IOException {
        var links = LINK.matcher(Files.readString(document)).results().map(match -> match.group(1));
        assertThat(links.filter(link -> !link.contains("://")))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
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

    @Test
    void every_class_that_a_document_names_exists() throws IOException {
        var classes = classes();
        for (var document : documents()) {
            var text = document.startsWith(DECISIONS) ? "" : Files.readString(document);
            assertThat(CLASS.matcher(text).results().map(match -> match.group(1)))
                    .as("%s", document)
                    .isSubsetOf(classes);
        }
    }

    static List<Path> documents() throws IOException {
        var documents = new ArrayList<>(files(ROOT, 1, ".md"));
        documents.addAll(files(DECISIONS, 1, ".md"));
        for (var folder : folders()) {
            documents.addAll(files(folder, 1, ".md"));
        }
        return documents;
    }

    static List<Path> decisions() throws IOException {
        return files(DECISIONS, 1, ".md").stream()
                .filter(path -> !path.endsWith("README.md"))
                .toList();
    }

    /** The names of all Java files, and those that the page's code uses for its types, some of which the build writes. */
    private static Set<String> classes() throws IOException {
        var classes = new HashSet<String>();
        for (var folder : folders()) {
            for (var file : files(folder.resolve("src"), Integer.MAX_VALUE, ".java")) {
                classes.add(file.getFileName().toString().replace(".java", ""));
            }
            for (var file : files(folder.resolve("src"), Integer.MAX_VALUE, ".ts", ".tsx")) {
                TYPE.matcher(Files.readString(file)).results().forEach(match -> classes.add(match.group()));
            }
        }
        return classes;
    }

    private static List<Path> folders() throws IOException {
        try (var folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory).toList();
        }
    }

    private static List<Path> files(Path folder, int depth, String... endings) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder, depth)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }
}
