package io.chalkstream.undo.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentValuesTest {
    private final RecentValues<String> recent = new RecentValues<>(2);

    @Test
    void the_value_that_was_used_longest_ago_makes_room() {
        recent.put("ana", "1");
        recent.put("ben", "2");
        assertThat(recent.get("ana")).isEqualTo("1");

        recent.put("cem", "3");

        assertThat(recent.get("ben")).isNull();
        assertThat(recent.get("ana")).isEqualTo("1");
        assertThat(recent.get("cem")).isEqualTo("3");
    }

    @Test
    void what_is_removed_is_not_found() {
        recent.put("ana", "1");
        recent.remove("ana");

        assertThat(recent.get("ana")).isNull();
    }
}
