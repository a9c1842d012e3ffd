package io.chalkstream.protocol.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.RefusedException;
import io.chalkstream.protocol.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementBoundsTest {
    private static final String LINE = "\"z\":\"a\",\"color\":\"red\",\"size\":4";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'x':1e7,'y':-1e7,'w':0,'h':0}|1e7",
                "{'x':9e6,'y':0,'w':1e7,'h':0}|1.9e7",
                "{'x':-9e6,'y':0,'w':-1e7,'h':0}|1.9e7",
                "{'x':0,'y':-9e6,'w':0,'h':-1e6}|1e7",
                "{'x':0,'y':0,'w':1e7,'h':0,'rotation':90}|5e6",
                "{'x':0,'y':0,'w':0,'h':1e7,'rotation':180}|1e7",
                "{'x':9e6,'y':0,'w':1e6,'h':1e6,'rotation':45}|10207106.78",
            })
    void B25_an_element_reaches_as_far_as_its_turned_frame(String place, double reach) {
        assertThat(ElementBounds.reach(line(place))).isEqualTo(reach, within(0.01));
    }

    @Test
    void B25_a_strokes_points_and_a_texts_width_count() {
        var stroke = element("stroke", "{'x':9e6,'y':0,'points':[-1,5,0.5,2e6,0,0.5]}");
        var text = element("text", "{'x':9e6,'y':0,'text':'a','wrap':3e6}");

        assertThat(ElementBounds.reach(stroke)).isEqualTo(1.1e7);
        assertThat(ElementBounds.reach(text)).isEqualTo(1.2e7);
    }

    @Test
    void B25_a_comment_has_no_place() {
        var comment = Json.read(
                "{\"id\":\"c\",\"type\":\"comment\",\"props\":{\"post\":\"p\",\"name\":\"\",\"text\":\"a\",\"z\":\"a\"}}",
                Element.class);

        assertThatCode(() -> ElementBounds.require(comment)).doesNotThrowAnyException();
    }

    @Test
    void B25_what_is_too_far_or_too_small_is_refused_by_its_id() {
        assertOverLimit(() -> ElementBounds.require(line("{'x':9e6,'y':0,'w':1e7,'h':0}")));
        assertOverLimit(
                () -> ElementBounds.require(line("{'x':0,'y':0,'w':1,'h':0}").with(props("{'size':1e-300}"))));
        assertThatCode(() ->
                        ElementBounds.require(line("{'x':0,'y':0,'w':0,'h':0}").with(props("{'size':0.1}"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'x':9e6}", "{'w':1e7,'x':1}", "{'h':-1e7,'y':-1}", "{'size':0.01}"})
    void B25_a_change_that_leads_outside_is_refused(String change) {
        var line = line("{'x':0,'y':0,'w':1e6,'h':0}").with(props("{'w':9e6}"));

        assertOverLimit(() -> change(line, change));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'x':8.9e6}", "{'w':1e6}", "{'rotation':90}", "{'color':'blue'}", "{'x':9e6,'size':8}"})
    void B25_what_is_outside_already_may_be_changed_in_other_ways_and_come_nearer(String change) {
        assertThatCode(() -> change(line("{'x':9e6,'y':0,'w':1e7,'h':0}"), change))
                .doesNotThrowAnyException();
    }

    @Test
    void B25_what_is_outside_already_goes_no_further() {
        assertOverLimit(() -> change(line("{'x':9e6,'y':0,'w':1e7,'h':0}"), "{'x':9000001}"));
    }

    private static void change(Element before, String change) {
        var props = props(change);
        ElementBounds.requireChange(before, before.with(props), props.names());
    }

    private static void assertOverLimit(Runnable checking) {
        assertThatThrownBy(checking::run)
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.OVER_LIMIT))
                .hasMessageContaining("element e1 ");
    }

    private static Element line(String place) {
        return element("line", place);
    }

    private static Element element(String type, String own) {
        String props = own.replace('\'', '"').replaceFirst("}$", "," + LINE + "}");
        return Json.read("{\"id\":\"e1\",\"type\":\"" + type + "\",\"props\":" + props + "}", Element.class);
    }

    private static Props props(String json) {
        return Json.read(json.replace('\'', '"'), Props.class);
    }
}
