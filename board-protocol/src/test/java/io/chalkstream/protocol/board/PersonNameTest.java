package io.chalkstream.protocol.board;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PersonNameTest {
    private static final List<String> NAMES = List.of(
            "Ana",
            "Ana Č",
            "아나",
            "José María",
            "O'Brien-Smith, 3b",
            "佐藤 さくら",
            "محمد",
            "\u0646\u06CC\u0644\u0648\u0641\u0631\u200C\u0647\u0627",
            "สมชาย",
            "अनन्या",
            "\u0915\u094D\u200D\u0937",
            "\uD83D\uDC69\u200D\uD83C\uDFEB",
            "\u2764\uFE0F Ana",
            "1");

    private static final List<String> NOTHING = List.of(
            "",
            " ",
            "\u200B\u200B",
            "\u0000",
            "\u202E",
            "\u3164",
            "\u115F\u1160\uFFA0",
            "\u2800",
            "\uD83D",
            "\uDE00",
            "\u200D\u200C",
            "\u0301\u0301",
            "\uFE0F",
            "\uFEFF",
            "\u00AD",
            "\u2028",
            "\uE000",
            "\u034F");

    private static final Map<String, String> CLEANED = Map.ofEntries(
            entry("\u202Ereh\u202CcaeT", "rehcaeT"),
            entry("Ana\u0000", "Ana"),
            entry("A\u200Bna", "Ana"),
            entry("Ana\n\nTeacher", "Ana Teacher"),
            entry("  Ana   B  ", "Ana B"),
            entry("Ana\uD83D", "Ana"),
            entry("\uDE00Ana", "Ana"),
            entry("\u3164Ana\u3164", "Ana"),
            entry("\u2066Ana\u2069", "Ana"),
            entry("A\u0301", "\u00C1"),
            entry("Ana\u2028B", "Ana B"),
            entry(" \u0301Ana", "Ana"));

    @Test
    void K2_ordinary_names_are_kept_unchanged() {
        assertThat(NAMES).allSatisfy(name -> assertThat(PersonName.require("name", name))
                .isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC)));
    }

    @Test
    void K2_a_name_without_visible_characters_is_refused() {
        assertThat(NOTHING).allSatisfy(name -> requireCode(ErrorCode.MALFORMED, name));
    }

    @Test
    void K2_characters_that_do_not_belong_into_a_name_are_removed() {
        assertThat(CLEANED).allSatisfy((typed, name) -> assertThat(PersonName.require("name", typed))
                .isEqualTo(name));
    }

    @Test
    void K7_a_name_that_is_too_long_is_cut_at_a_whole_character() {
        assertThat(PersonName.shortened("n".repeat(59) + "\uD83D\uDE00")).hasValue("n".repeat(59));
        assertThat(PersonName.shortened("\u200B")).isEmpty();
        assertThat(PersonName.shortened(" Ana ")).hasValue("Ana");
    }

    @Test
    void K2_stacked_combining_marks_are_limited() {
        assertThat(PersonName.require("name", "x" + "\u0336".repeat(50))).isEqualTo("x" + "\u0336".repeat(4));
    }

    @Test
    void K2_a_mark_that_stands_for_two_counts_as_two() {
        String name = PersonName.require("name", "x\u0F73\u0300\u0300\u0300");

        assertThat(name).isEqualTo("x\u0F71\u0F72\u0300\u0300");
        assertThat(PersonName.require("name", name)).isEqualTo(name);
    }

    @Test
    void K2_removed_characters_do_not_count_as_length() {
        String longest = "n".repeat(Limits.NAME_LENGTH);

        assertThat(PersonName.require("name", longest + "\u200B".repeat(100))).isEqualTo(longest);
        requireCode(ErrorCode.OVER_LIMIT, longest + "n");
        requireCode(ErrorCode.OVER_LIMIT, "\u200B".repeat(Limits.TEXT_LENGTH) + "n");
    }

    @Property
    void K2_every_accepted_name_survives_its_encoding(@ForAll @StringLength(max = 40) String typed) {
        String name;
        try {
            name = PersonName.require("name", typed);
        } catch (InvalidMessageException e) {
            return;
        }

        assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(name);
        assertThat(PersonName.require("name", name)).isEqualTo(name);
        assertThat(name).isNotBlank().doesNotContainPattern("\\p{Cc}|\\p{Co}|\\p{Cn}|\\p{Zl}|\\p{Zp}|^ | $|  ");
        assertThat(name.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static void requireCode(ErrorCode code, String name) {
        assertThatThrownBy(() -> PersonName.require("name", name))
                .isInstanceOfSatisfying(
                        InvalidMessageException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
