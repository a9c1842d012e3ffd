package io.chalkstream.simulation;

import io.chalkstream.simulation.Step.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What happens in a run.
 *
 * @param seed decides everything that the steps don't: delays, above all
 * @param brokers 1 or 3
 * @param people how many there are, the first of them a teacher
 * @param boards how many there are; people are spread over them
 */
public record Plan(long seed, int brokers, int people, int boards, List<Step> steps) {
    private static final int FIRST_STEP_MILLIS = 1_000;
    private static final int LAST_STEP_MILLIS = 40_000;
    /** Of all steps of people's; how often each is chosen. */
    private static final List<Weighted> PEOPLE = List.of(
            new Weighted(Action.EDIT, 100),
            new Weighted(Action.UNDO, 14),
            new Weighted(Action.REDO, 6),
            new Weighted(Action.POINT, 30),
            new Weighted(Action.FOLLOW, 2),
            new Weighted(Action.HIDE_STUDENTS, 4),
            new Weighted(Action.SHOW_STUDENTS, 3),
            new Weighted(Action.FREEZE, 2),
            new Weighted(Action.THAW, 3),
            new Weighted(Action.TAKE_BACK, 1),
            new Weighted(Action.SLEEP, 2),
            new Weighted(Action.CUT, 3),
            new Weighted(Action.CHANGE_NETWORK, 4),
            new Weighted(Action.LEAVE, 2),
            new Weighted(Action.COME, 4),
            new Weighted(Action.RELOAD, 2));

    private static final List<Weighted> FAULTS = List.of(
            new Weighted(Action.KILL, 4),
            new Weighted(Action.STOP, 2),
            new Weighted(Action.PAUSE, 3),
            new Weighted(Action.CUT_OFF, 2),
            new Weighted(Action.BROKER_DOWN, 1),
            new Weighted(Action.BROKER_SLOW, 1));

    private static final List<Action> LAST_OF_A_LIFE =
            List.of(Action.EDIT, Action.EDIT, Action.UNDO, Action.REDO, Action.TAKE_BACK, Action.CLEAR);

    private record Weighted(Action action, int weight) {}

    public Plan {
        steps = List.copyOf(steps);
    }

    /** A plan that follows from the seed alone. */
    public static Plan of(long seed) {
        var random = new Random(seed * 31 + 7);
        int people = 4 + random.nextInt(4);
        int brokers = random.nextInt(3) == 0 ? 3 : 1;
        int boards = 1 + random.nextInt(2);
        var steps = new ArrayList<Step>();
        int count = 120 + random.nextInt(160);
        for (int i = 0; i < count; i++) {
            steps.add(new Step(time(random), choose(PEOPLE, random), random.nextInt(people), random.nextInt(1 << 30)));
        }
        int faults = random.nextInt(7);
        for (int i = 0; i < faults; i++) {
            steps.add(new Step(
                    time(random),
                    choose(FAULTS, random),
                    random.nextInt(Services.NAMES.size()),
                    random.nextInt(1 << 30)));
        }
        if (random.nextInt(8) == 0) {
            steps.add(new Step(time(random), Action.DELETE, 0, 0));
        }
        if (random.nextInt(4) == 0) {
            addLastMinute(steps, people, random);
        }
        if (random.nextInt(10) == 0) {
            addNextLife(steps, people, random);
        }
        if (random.nextInt(3) == 0) {
            addRush(steps, people, random);
        }
        if (random.nextInt(6) == 0) {
            steps.add(new Step(time(random), Action.POWER_LOSS, random.nextInt(brokers), random.nextInt(1 << 30)));
        }
        steps.sort(Comparator.comparingLong(Step::atMillis));
        return new Plan(seed, brokers, people, boards, steps);
    }

    /** A board-state dies or stands still right after the last changes, while somebody comes: nothing after that would mend what goes wrong. */
    private static void addLastMinute(List<Step> steps, int people, Random random) {
        int owner = random.nextInt(2);
        for (int i = 0; i < 8; i++) {
            steps.add(new Step(
                    LAST_STEP_MILLIS + random.nextInt(2_500),
                    Action.EDIT,
                    random.nextInt(people),
                    random.nextInt(1 << 30)));
            steps.add(new Step(LAST_STEP_MILLIS + random.nextInt(4_500), Action.RELOAD, random.nextInt(people), 0));
        }
        var fault = random.nextBoolean() ? Action.KILL : Action.PAUSE;
        steps.add(new Step(LAST_STEP_MILLIS + 400L + random.nextInt(1_000), fault, owner, random.nextInt(1 << 30)));
    }

    /** A board is deleted and used again at once, while what stands on its earlier life is on its way. */
    private static void addNextLife(List<Step> steps, int people, Random random) {
        long at = time(random);
        // To undo this has an effect on any board.
        steps.add(new Step(at - 400, Action.CLEAR, 0, 0));
        for (int i = 0; i < 6; i++) {
            int who = random.nextBoolean() ? 0 : random.nextInt(people);
            steps.add(new Step(at - 15 + random.nextInt(20), Action.UNDO, who, 0));
        }
        steps.add(new Step(at, Action.DELETE, 0, 0));
        for (int i = 0; i < 12; i++) {
            var action = LAST_OF_A_LIFE.get(random.nextInt(LAST_OF_A_LIFE.size()));
            steps.add(new Step(at + random.nextInt(60), action, random.nextInt(people), random.nextInt(1 << 30)));
        }
    }

    /** Two people do more at once than a gateway takes at a time (L6). */
    private static void addRush(List<Step> steps, int people, Random random) {
        long at = time(random);
        for (int i = 0; i < 2; i++) {
            steps.add(new Step(
                    at + random.nextInt(20), Action.EDIT_MUCH, random.nextInt(people), random.nextInt(1 << 30)));
        }
    }

    private static long time(Random random) {
        return (long) FIRST_STEP_MILLIS + random.nextInt(LAST_STEP_MILLIS - FIRST_STEP_MILLIS);
    }

    private static Action choose(List<Weighted> all, Random random) {
        int dice = random.nextInt(all.stream().mapToInt(Weighted::weight).sum());
        for (var one : all) {
            dice -= one.weight;
            if (dice < 0) {
                return one.action;
            }
        }
        throw new IllegalStateException("the weights add up to more");
    }

    /** The same with other steps. */
    Plan with(List<Step> other) {
        return new Plan(seed, brokers, people, boards, other);
    }
}
