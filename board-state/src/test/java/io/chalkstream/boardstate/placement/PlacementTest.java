package io.chalkstream.boardstate.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Set<Integer> ALL = range(0, 12);
    private static final long ACCEPTABLE = 100;

    @Test
    void one_instance_owns_everything() {
        var a = newcomer("a");

        var placement = next(a);

        assertThat(placement.owned(a)).isEqualTo(ALL);
        assertThat(placement.standbys(a)).isEmpty();
        assertThat(placement.isWarmingUp(a)).isFalse();
    }

    @Test
    void instances_that_begin_together_share_at_once_and_stand_by_for_each_other() {
        var a = newcomer("a");
        var b = newcomer("b");

        var placement = next(a, b);

        assertThat(placement.owned(a)).hasSize(6);
        assertThat(placement.owned(b)).hasSize(6).doesNotContainAnyElementsOf(placement.owned(a));
        assertThat(placement.standbys(a)).isEqualTo(placement.owned(b));
        assertThat(placement.standbys(b)).isEqualTo(placement.owned(a));
    }

    @Test
    void a_standby_is_in_another_zone_than_the_owner() {
        var a = in("zone-1", "a", range(0, 6), lag(0));
        var b = in("zone-1", "b", range(6, 12), lag(0));
        var c = in("zone-2", "c", Set.of(), lag(ACCEPTABLE + 1));
        var ready = in("zone-2", "c", range(12, 18), lag(0));

        var warming = Placement.next(ALL, List.of(a, b, c), 1, ACCEPTABLE);
        assertThat(warming.standbys(c)).as("it isn't ready, but will be").isEqualTo(ALL);
        assertThat(warming.standbys(a)).as("until then, who is ready stays").containsAll(warming.owned(b));

        var settled = Placement.next(range(0, 18), List.of(a, b, ready), 1, ACCEPTABLE);
        assertThat(settled.standbys(ready)).isEqualTo(ALL);
        assertThat(settled.standbys(a)).doesNotContainAnyElementsOf(settled.owned(b));
        assertThat(settled.standbys(b)).doesNotContainAnyElementsOf(settled.owned(a));
    }

    @Test
    void in_a_single_zone_a_standby_is_better_than_none() {
        var a = in("zone-1", "a", range(0, 6), lag(0));
        var b = in("zone-1", "b", range(6, 12), lag(0));

        var placement = next(a, b);

        assertThat(placement.standbys(a)).isEqualTo(placement.owned(b));
        assertThat(placement.standbys(b)).isEqualTo(placement.owned(a));
    }

    private static InstanceState in(String zone, String id, Set<Integer> owned, Map<Integer, Long> lags) {
        return new InstanceState(id, true, owned, lags, Optional.of(zone));
    }

    @Test
    void a_new_instance_is_a_standby_only_even_if_its_state_is_complete() {
        var a = owner("a", ALL);
        var b = new InstanceState("b", false, Set.of(), lag(0));

        var placement = next(a, b);

        assertThat(placement.owned(a)).isEqualTo(ALL);
        assertThat(placement.standbys(b)).isEqualTo(ALL);
        assertThat(placement.isWarmingUp(b)).isTrue();
    }

    @Test
    void a_settled_instance_close_behind_gets_its_share_one_by_one() {
        var a = owner("a", ALL);
        var b = new InstanceState("b", true, Set.of(), lag(ACCEPTABLE));

        for (int moved = 1; moved <= 6; moved++) {
            var placement = next(a, b);
            assertThat(placement.owned(b)).hasSize(moved);
            assertThat(placement.owned(a)).hasSize(12 - moved).doesNotContainAnyElementsOf(placement.owned(b));
            assertThat(placement.isQueued(b)).isEqualTo(moved < 6);
            assertThat(placement.isWarmingUp(b)).isFalse();
            a = new InstanceState("a", true, placement.owned(a), lag(ACCEPTABLE));
            b = new InstanceState("b", true, placement.owned(b), lag(ACCEPTABLE));
        }

        assertThat(next(a, b).owned(b)).isEqualTo(b.owned());
    }

    @Test
    void a_released_partition_is_assigned_before_another_moves() {
        var a = owner("a", range(1, 12));
        var b = new InstanceState("b", true, Set.of(), lag(ACCEPTABLE));

        var placement = next(a, b);

        assertThat(placement.owned(a)).isEqualTo(range(1, 12));
        assertThat(placement.owned(b)).isEqualTo(range(0, 1));
        assertThat(placement.isQueued(b)).isTrue();
    }

    @Test
    void a_settled_instance_far_behind_stays_a_standby() {
        var a = owner("a", ALL);
        var b = new InstanceState("b", true, Set.of(), lag(ACCEPTABLE + 1));

        var placement = next(a, b);

        assertThat(placement.owned(a)).isEqualTo(ALL);
        assertThat(placement.isWarmingUp(b)).isTrue();
    }

    @Test
    void the_standby_takes_over_immediately_when_the_owner_is_gone() {
        var b = new InstanceState("b", true, range(6, 12), lag(1_000));

        var placement = next(b);

        assertThat(placement.owned(b)).isEqualTo(ALL);
    }

    @Test
    void the_closest_standby_takes_over_from_a_dead_owner_and_a_new_instance_does_not() {
        var newcomer = new InstanceState("a", false, Set.of(), lag(0));
        var standby = new InstanceState("b", true, range(0, 6), lag(5));

        var placement = next(newcomer, standby);

        assertThat(placement.owned(standby)).isEqualTo(ALL);
        assertThat(placement.standbys(newcomer)).isEqualTo(ALL);
    }

    @Test
    void a_third_instance_warms_up_beside_the_standbys_that_are_there() {
        var a = new InstanceState("a", true, range(0, 6), lag(5));
        var b = new InstanceState("b", true, range(6, 12), lag(5));
        var c = newcomer("c");

        var placement = next(a, b, c);

        assertThat(placement.owned(a)).isEqualTo(range(0, 6));
        assertThat(placement.standbys(a)).isEqualTo(range(6, 12));
        assertThat(placement.standbys(b)).isEqualTo(range(0, 6));
        assertThat(placement.standbys(c)).hasSize(4);
    }

    @Test
    void only_as_many_partitions_move_as_have_to() {
        var a = new InstanceState("a", true, range(0, 6), lag(5));
        var b = new InstanceState("b", true, range(6, 12), lag(5));
        var c = new InstanceState("c", true, Set.of(), lag(5));

        for (int moved = 0; moved < 4; moved++) {
            var placement = next(a, b, c);
            for (var instance : List.of(a, b, c)) {
                assertThat(placement.owned(instance)).doesNotContainAnyElementsOf(placement.standbys(instance));
            }
            a = new InstanceState("a", true, placement.owned(a), lag(5));
            b = new InstanceState("b", true, placement.owned(b), lag(5));
            c = new InstanceState("c", true, placement.owned(c), lag(5));
        }

        assertThat(a.owned()).hasSize(4).isSubsetOf(range(0, 6));
        assertThat(b.owned()).hasSize(4).isSubsetOf(range(6, 12));
        assertThat(c.owned()).hasSize(4);
    }

    @Test
    void a_partition_released_for_an_instance_goes_to_it_though_its_last_owner_is_closer() {
        var a = new InstanceState("a", true, range(0, 6), lag(0));
        var b = new InstanceState("b", true, Set.of(), lag(5));

        var placement = next(a, b);

        assertThat(placement.owned(a)).isEqualTo(range(0, 6));
        assertThat(placement.owned(b)).isEqualTo(range(6, 12));
        assertThat(placement.isWarmingUp(b)).isFalse();
    }

    @Test
    void an_even_assignment_is_kept() {
        var a = new InstanceState("a", true, range(0, 6), lag(5));
        var b = new InstanceState("b", true, range(6, 12), lag(5));

        var placement = next(a, b);

        assertThat(placement.owned(a)).isEqualTo(a.owned());
        assertThat(placement.owned(b)).isEqualTo(b.owned());
        assertThat(placement.isWarmingUp(a) || placement.isWarmingUp(b)).isFalse();
    }

    private static Placement next(InstanceState... instances) {
        return Placement.next(ALL, List.of(instances), 1, ACCEPTABLE);
    }

    private static InstanceState newcomer(String id) {
        return new InstanceState(id, false, Set.of(), Map.of());
    }

    private static InstanceState owner(String id, Set<Integer> partitions) {
        return new InstanceState(id, true, partitions, Map.of());
    }

    private static Map<Integer, Long> lag(long records) {
        return ALL.stream().collect(Collectors.toMap(partition -> partition, partition -> records));
    }

    private static Set<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().collect(Collectors.toSet());
    }
}
