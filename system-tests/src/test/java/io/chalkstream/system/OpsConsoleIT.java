package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.chalkstream.local.LocalConsole;
import io.chalkstream.local.StackPlan;
import io.chalkstream.system.browser.LaunchedBrowser;
import io.chalkstream.system.browser.OpsPage;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The operators' page while a service stands still and goes on, with people at work. */
@DisruptsStack
@ResourceLock(SharedBrowser.LOCK)
@ExtendWith(SharedBrowser.class)
class OpsConsoleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    /** So long Kafka waits for a consumer that stands still. */
    private static final Duration SESSION = Duration.ofSeconds(3);

    private static final String CURSORS = "cursor-service cursor-moves";
    private static final int NARROW = 360;

    @Test
    void operators_see_at_once_that_a_service_stands_still_how_far_it_is_behind_and_that_it_is_back(
            TestStack stack, LaunchedBrowser launched) throws Exception {
        try (var classroom = new Classroom();
                var console = LocalConsole.start(stack.processes().plan(), 0);
                var ops = OpsPage.open(launched.browser(), console.url())) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var moves = new AtomicInteger();
            var hand = Executors.newSingleThreadScheduledExecutor();
            var unused = hand.scheduleAtFixedRate(
                    () -> ana.client().moveCursor(moves.incrementAndGet(), 7), 0, 50, TimeUnit.MILLISECONDS);
            ops.awaitState(CURSORS, "FINE", PATIENCE);
            ops.awaitHeadline("The class is fine", PATIENCE);
            Await.until("Ana's gateway shows her", PATIENCE, () -> ops.connections(stack.gateway(0))
                    .equals("1"));
            assertThat(ops.brokenAccessibilityRules()).isEmpty();

            stack.processes().suspend(StackPlan.CURSOR_SERVICE);
            try {
                ops.awaitState(CURSORS, "UNREAD", SESSION.plus(AT_ONCE));
                ops.awaitHeadline("nobody reads 24 of 24 partitions of cursor-moves", AT_ONCE);
                ops.awaitCell(CURSORS, "lag-records", Pattern.compile("[1-9]\\d*"), AT_ONCE);
                ops.prefer(ColorScheme.DARK);
                assertThat(ops.brokenAccessibilityRules()).isEmpty();
                ops.keepScreenshot("ops-unread");
            } finally {
                stack.processes().resume(StackPlan.CURSOR_SERVICE);
            }
            ops.awaitState(CURSORS, "FINE", PATIENCE);
            ops.awaitHeadline("The class is fine", PATIENCE);
            hand.shutdownNow();
            assertThat(ops.overflows(NARROW)).isFalse();
            ops.keepScreenshot("ops-narrow");
            assertThat(ops.problems()).isEmpty();
        }
    }
}
