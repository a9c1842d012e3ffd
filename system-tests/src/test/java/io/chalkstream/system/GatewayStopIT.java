package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class GatewayStopIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void C9_a_gateway_that_stops_leaves_no_group_behind_and_one_of_its_name_starts_as_ever(TestStack stack)
            throws Exception {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            String gateway = stack.gateway(0);
            var before = groups(stack);

            stack.processes().stop(gateway);

            try {
                var left = groups(stack);
                assertThat(before).hasSize(left.size() + 1).containsAll(left);
                ana.change(PATIENCE, Elements.putRectangle("box", 0));
            } finally {
                stack.processes().start(gateway);
            }
            assertThat(groups(stack)).containsExactlyInAnyOrderElementsOf(before);
            var ben = classroom.join("Ben", stack.gatewaysFrom(0));
            ben.change(PATIENCE, Elements.putRectangle("box-2", 0));
            ana.awaitSeq(2, PATIENCE);
        }
    }

    private static List<String> groups(TestStack stack) throws Exception {
        var settings =
                Map.<String, Object>of("bootstrap.servers", stack.processes().bootstrapServers());
        try (var admin = Admin.create(settings)) {
            return admin.listGroups().all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).stream()
                    .map(listing -> listing.groupId())
                    .toList();
        }
    }
}
