package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.system.browser.Device;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class comes in at two gateways, and its teacher, Ana, says who stays. */
class BrowserAdmissionIT extends BrowserTest {
    @BeforeEach
    void open_a_board_and_share_the_students_link(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address");
    }

    @Test
    void K9_K10_students_come_by_code_and_whom_the_teacher_removes_stays_out_until_they_are_let_back() {
        ana.press("share");
        ana.press("show-code");
        String code = ana.text("large-code");
        ana.keepScreenshot("code");
        ana.press("hide-code");
        var otherBen = byCode(gatewayOfBen(), code.toLowerCase(Locale.ROOT), "ben", Device.USUAL);
        assertThat(otherBen.boardId()).isEqualTo(ana.boardId());

        ana.press("people");
        ana.pressLabelled("Remove Ben");
        ana.press("confirm");
        ben.awaitNoAccess("removed");
        var next = bensNextName("Dan");
        next.awaitNoAccess("waiting");
        ana.awaitText("waiting", "Dan");
        ana.keepScreenshot("admission");
        ana.press("admit");
        next.awaitState("online");

        ana.press("let-back");
        ben.reload();
        otherBen.awaitState("online");
        assertThat(ana.problems()).isEmpty();
        assertThat(otherBen.problems()).isEmpty();
    }
}
