package io.chalkstream.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The autoscalers as they are shipped, decided by Kubernetes' own controller, with what Prometheus sees of the pods. Takes a quarter
 * of an hour, and a machine of its own: runs with {@code -Dchalkstream.autoscaling=true}.
 */
@ExtendWith(SharedCluster.class)
@EnabledIfSystemProperty(named = "chalkstream.autoscaling", matches = "true")
class AutoscalingIT {
    private static final String SERVICE = "cursor-service";
    private static final double TARGET = 2;

    /** Works all the time, and notices whatever is lost, doubled or late. */
    private static final String[] LESSON = {
        "--people=10", "--moves=5", "--operations=5", "--warm-up=30", "--measure=900"
    };

    private static final Duration RUSH = Duration.ofMinutes(6);

    private static final Duration UP = Duration.ofMinutes(5);
    private static final Duration DOWN = Duration.ofMinutes(8);

    @Test
    void lag_brings_pods_and_calm_takes_them_away_without_flapping_unnoticed_by_a_class(
            ClusterInstallation installation) {
        try (var autoscaling = new Autoscaling(installation);
                var lesson = ClassAtWork.begin(installation.gateways(), "lesson", LESSON)) {
            autoscaling.awaitCalm();
            int before = installation.pods(SERVICE).size();
            try (var rush = Rush.begin(installation, RUSH)) {
                Await.until("lag rises", UP, () -> autoscaling.lag(SERVICE) > TARGET);
                Await.until("pods come", UP, () -> installation.pods(SERVICE).size() > before);
                Await.until("lag falls", UP, () -> autoscaling.lag(SERVICE) < TARGET);
                assertThat(rush.isAtWork()).as("the rush goes on").isTrue();
            }
            int most = installation.pods(SERVICE).size();
            Await.until("pods go", DOWN, () -> installation.pods(SERVICE).size() < most);
            assertThat(lesson.isAtWork()).as("the lesson goes on").isTrue();
            System.out.println(lesson.end(30));
            for (var service : Autoscaling.SERVICES) {
                System.out.println("AutoscalingIT: " + service + ": " + autoscaling.steps(service));
                assertThat(autoscaling.steps(service)).as(service).satisfies(AutoscalingIT::isOneHill);
            }
        }
    }

    /** Up, then down, and never up again. */
    private static void isOneHill(List<? extends Integer> steps) {
        int top = 0;
        while (top + 1 < steps.size() && steps.get(top + 1) > steps.get(top)) {
            top++;
        }
        for (int step = top + 1; step < steps.size(); step++) {
            assertThat(steps.get(step)).isLessThan(steps.get(step - 1));
        }
    }
}
