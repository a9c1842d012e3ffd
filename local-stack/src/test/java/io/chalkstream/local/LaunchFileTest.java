package io.chalkstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchFileTest {
    private static final String PROPERTY = "stack.of-this-test";

    @Test
    void the_program_gets_the_class_path_and_the_properties_of_the_stack(@TempDir Path directory) throws Exception {
        var file = directory.resolve("a folder").resolve("arguments");
        System.setProperty(PROPERTY, "a \"quoted\" \\ value");
        try {
            LaunchFile.write(file, Echo.class);
        } finally {
            System.clearProperty(PROPERTY);
        }

        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(java, "@" + file).redirectErrorStream(true).start();
        try (var output = process.inputReader()) {
            assertThat(output.lines()).containsExactly("a \"quoted\" \\ value");
        }
        assertThat(process.waitFor()).isZero();
    }

    /** Prints the property. */
    static final class Echo {
        private Echo() {}

        public static void main(String[] arguments) {
            System.out.println(System.getProperty(PROPERTY));
        }
    }
}
