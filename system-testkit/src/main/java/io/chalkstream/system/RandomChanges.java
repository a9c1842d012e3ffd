package io.chalkstream.system;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Random changes of a few shared elements. */
final class RandomChanges {
    private static final int IDS = 25;
    private static final double SEVERAL = 0.2;
    /** The part of the operations of a person who sees the board that are made as if they didn't. */
    private static final double BLIND = 0.15;

    private final Random random;

    RandomChanges(long seed) {
        this.random = new Random(seed);
    }

    /** An operation of somebody who sees this board: mostly possible, unless another person is quicker. */
    List<Change> next(Map<String, Element> board) {
        if (random.nextDouble() < BLIND) {
            return next();
        }
        String id = "shared-" + random.nextInt(IDS);
        var element = board.get(id);
        int dice = random.nextInt(100);
        if (element == null) {
            return List.of(
                    dice < 50 ? SampleChanges.putPost(id, "title " + dice) : SampleChanges.putRectangle(id, dice));
        }
        if (dice < 10) {
            return List.of(new Change.Remove(id));
        }
        return List.of(
                dice < 30 && element.type() == ElementType.POST
                        ? SampleChanges.set(id, Property.TITLE, SampleChanges.text("title " + random.nextInt(1000)))
                        : SampleChanges.move(id, random.nextInt(1000)));
    }

    /** An operation of somebody who doesn't see the board: often too late, or about an element of another type. */
    List<Change> next() {
        int count = random.nextDouble() < SEVERAL ? 2 + random.nextInt(2) : 1;
        return Stream.generate(this::change).limit(count).toList();
    }

    private Change change() {
        String id = "shared-" + random.nextInt(IDS);
        int dice = random.nextInt(100);
        if (dice < 15) {
            return SampleChanges.putPost(id, "title " + random.nextInt(1000));
        }
        if (dice < 35) {
            return SampleChanges.putRectangle(id, random.nextInt(1000));
        }
        if (dice < 70) {
            return SampleChanges.move(id, random.nextInt(1000));
        }
        if (dice < 80) {
            return SampleChanges.set(id, Property.TITLE, SampleChanges.text("title " + random.nextInt(1000)));
        }
        return new Change.Remove(id);
    }
}
