package io.chalkstream.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The autoscalers as they are shipped, decided by Kubernetes' own controller, with what Prometheus sees of the pods. Takes a quarter
 * of an hour, and a machine of its own: runs with {@code -Dchalkstream.autoscaling=true}.
 */
@ExtendWith(SharedCluster.class)
@Isolated("with the installation, whose pods other tests take away")
@EnabledIfSystemProperty(named = "chalkstream.autoscaling", matches = "true")
class AutoscalingIT {
    private static final String SERVICE = "cursor-service";
    private static final double TARGET = 2;

    /** Works all the time, and notices whatever is lost, doubled or late. */
    private static final String[] LESSON = {
        "--people=10", "--moves=5", "--operations=5", "--warm-up=30", "--measure=840"
    };

    /** Cold pods fall behind by themselves, for half a minute. */
    private static final Duration WARM_UP = Duration.ofSeconds(75);

    private static final Duration RUSH = Duration.ofMinutes(12);
    private static final Duration SEEN = Duration.ofSeconds(40);
    private static final Duration UP = Duration.ofMinutes(4);
    private static final Duration DOWN = Duration.ofMinutes(6);

    /** Where each pod gets less until two are too few, four are enough: they have twice as much as two. */
    private static final int FIRST_QUOTA = 80;

    private static final double LESS = 0.75;
    private static final int STEPS = 8;

    @Test
    void lag_brings_pods_and_calm_takes_them_away_without_flapping_unnoticed_by_a_class(
            ClusterInstallation installation) {
        try (var autoscaling = new Autoscaling(installation);
                var lesson = ClassAtWork.begin(installation.gateways(), "lesson", LESSON)) {
            try (var rush = Rush.begin(installation, WARM_UP)) {
                Await.until("everything is warm", WARM_UP.multipliedBy(2), () -> !rush.isAtWork());
            }
            autoscaling.awaitCalm();
            int before = installation.pods(SERVICE).size();
            try (var rush = Rush.begin(installation, RUSH);
                    var quota = new CpuQuota(installation, SERVICE, FIRST_QUOTA)) {
                raiseLag(autoscaling, quota);
                Await.until("pods come", UP, () -> installation.pods(SERVICE).size() > before);
                System.out.printf("AutoscalingIT: pods come at a lag of %.1f s%n", autoscaling.lag(SERVICE));
                Await.until("lag falls", UP, () -> autoscaling.lag(SERVICE) < TARGET);
                System.out.println("AutoscalingIT: lag has fallen");
                assertThat(rush.isAtWork()).as("the rush goes on").isTrue();
            }
            Await.until("pods go", DOWN, () -> installation.pods(SERVICE).size() == before);
            assertThat(lesson.isAtWork()).as("the lesson goes on").isTrue();
            System.out.println(lesson.end(15));
            for (var service : Autoscaling.SERVICES) {
                System.out.println("AutoscalingIT: " + service + ": " + autoscaling.steps(service));
                assertThat(autoscaling.steps(service)).as(service).satisfies(AutoscalingIT::isOneHill);
            }
        }
    }

    /** Takes CPU away from the pods, step by step, until they fall behind. */
    private static void raiseLag(Autoscaling autoscaling, CpuQuota quota) {
        for (int step = 0; step < STEPS; step++) {
            if (Await.within(SEEN, () -> autoscaling.lag(SERVICE) > TARGET)) {
                return;
            }
            quota.reduceTo(LESS);
        }
        throw new AssertionError("no lag, although each pod has no more than " + quota);
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
