package io.chalkstream.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaCommandsTest {
    private static final Environment NOTHING = new Environment(Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"many", "0", "-3"})
    void a_backup_with_a_wrong_number_to_keep_is_a_wrong_setting_and_touches_nothing(
            String keep, @TempDir Path folder) {
        var environment =
                new Environment(Map.of("CHALKSTREAM_BACKUP_KEEP", keep, "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"));
        assertThat(KafkaCommands.run(List.of("back-up", folder.toString()), environment))
                .isEqualTo(78);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_command_without_an_address_of_Kafka_is_a_wrong_setting() {
        assertThat(KafkaCommands.run(List.of("create-topics"), NOTHING)).isEqualTo(78);
    }

    @Test
    void a_restore_of_nothing_fails(@TempDir Path folder) {
        assertThat(KafkaCommands.run(List.of("restore", folder.toString()), NOTHING))
                .isEqualTo(1);
    }

    @Test
    void another_word_is_no_command() {
        assertThat(KafkaCommands.run(List.of("make-tea"), NOTHING)).isEqualTo(2);
    }
}
