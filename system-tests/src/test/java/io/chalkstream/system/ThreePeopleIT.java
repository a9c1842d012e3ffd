package io.chalkstream.system;

import java.time.Duration;
import org.junit.jupiter.api.Test;

@UsesStack
class ThreePeopleIT {
    @Test
    void O3_three_people_on_two_gateways_see_the_same_in_the_same_order(TestStack stack) {
        ThreePeopleScenario.run(stack.processes().gatewayUrls(), Duration.ofSeconds(30));
    }
}
