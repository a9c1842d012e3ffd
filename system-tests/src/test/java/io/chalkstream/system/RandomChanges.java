package io.chalkstream.system;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Property;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Random changes of a few shared elements: often too late, or to an element of another type. */
final class RandomChanges {
    private static final int IDS = 25;
    private static final double SEVERAL = 0.2;

    private final Random random;

    RandomChanges(long seed) {
        this.random = new Random(seed);
    }

    /** The changes of one operation. */
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
