package io.chalkstream.simulation.people;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.command.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** Operations as people make them who see a board: mostly possible, unless another person is quicker. */
final class RandomOperations {
    private static final int SHARED = 14;

    private final Random random;
    private final Role role;
    private final Map<String, Element> board;

    RandomOperations(long seed, Role role, Map<String, Element> board) {
        this.random = new Random(seed);
        this.role = role;
        this.board = board;
    }

    List<Change> next(long seq) {
        int dice = random.nextInt(100);
        if (role == Role.TEACHER && dice < 8) {
            return List.of(teachers(seq));
        }
        int count = dice < 20 ? 2 + random.nextInt(3) : 1;
        var changes = new ArrayList<Change>();
        for (int i = 0; i < count; i++) {
            changes.add(change());
        }
        return changes;
    }

    private Change teachers(long seq) {
        return switch (random.nextInt(8)) {
            case 0 -> new Change.Lock(id(), random.nextBoolean());
            case 1 -> new Change.Rename("title " + random.nextInt(100));
            case 2 -> new Change.Clear();
            case 3 -> new Change.Restore(Math.max(0, seq - random.nextInt(20)));
            default -> new Change.Lock(id(), random.nextBoolean());
        };
    }

    private String id() {
        if (!board.isEmpty() && random.nextInt(10) < 8) {
            var ids = new ArrayList<>(new TreeSet<>(board.keySet()));
            return ids.get(random.nextInt(ids.size()));
        }
        return "shared-" + random.nextInt(SHARED);
    }

    private Change change() {
        int dice = random.nextInt(100);
        if (dice < 35) {
            String id = "shared-" + random.nextInt(SHARED);
            return board.containsKey(id) ? set(id) : put(id);
        }
        if (dice < 75) {
            return set(id());
        }
        return dice < 85 ? new Change.Like(id(), random.nextBoolean(), null) : new Change.Remove(id());
    }

    private Change set(String id) {
        return new Change.SetProps(id, new Props(Map.of(Property.X, number(random.nextInt(1000)))));
    }

    private Change put(String id) {
        return new Change.Put(new Element(
                id,
                ElementType.RECTANGLE,
                new Props(Map.of(
                        Property.X, number(random.nextInt(1000)),
                        Property.Y, number(0),
                        Property.W, number(10),
                        Property.H, number(10),
                        Property.Z, new Value.Text("a1"),
                        Property.COLOR, new Value.Text("black"),
                        Property.FILL, new Value.Text("none"),
                        Property.SIZE, number(2)))));
    }

    private static Value number(double value) {
        return new Value.Num(value);
    }
}
