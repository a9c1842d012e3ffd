package io.chalkstream.protocol.outcome;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.command.Reversal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reverses a cut as a whole: a stroke that comes back must not lie over what somebody else has left of its remains, and the
 * remains must not come back beside it.
 */
final class CutStrokes {
    private final Map<String, Element> withdrawn = new HashMap<>();
    private final Map<String, Element> restored = new HashMap<>();

    private CutStrokes(List<Reversal> reversals) {
        for (var reversal : reversals) {
            if (reversal instanceof Reversal.Withdraw withdraw) {
                withdrawn.put(withdraw.element().id(), withdraw.element());
            } else if (reversal instanceof Reversal.Restore restore) {
                restored.put(restore.element().id(), restore.element());
            }
        }
    }

    /** The reversals, with those of each stroke that was cut, or made whole again, and of its remains as one. */
    static List<Reversal> together(List<Reversal> reversals) {
        return new CutStrokes(reversals).grouped(reversals);
    }

    private List<Reversal> grouped(List<Reversal> reversals) {
        var groups = new LinkedHashMap<Object, List<Reversal>>();
        for (var reversal : reversals) {
            String stroke = strokeOf(reversal);
            // Two reversals may be equal, such as those of two renamings, and are two all the same.
            groups.computeIfAbsent(stroke == null ? new Object() : stroke, key -> new ArrayList<>())
                    .add(reversal);
        }
        return groups.values().stream().map(CutStrokes::asOne).toList();
    }

    /** The stroke to which the element of a reversal belongs; null: it wasn't cut, and is no remains of such a one. */
    private @Nullable String strokeOf(Reversal reversal) {
        if (reversal instanceof Reversal.Withdraw withdraw) {
            return strokeOf(withdraw.element(), restored);
        }
        return reversal instanceof Reversal.Restore restore ? strokeOf(restore.element(), withdrawn) : null;
    }

    private static @Nullable String strokeOf(Element element, Map<String, Element> opposite) {
        if (opposite.values().stream().anyMatch(other -> other.partOf().equals(element.id()))) {
            return element.id();
        }
        return opposite.containsKey(element.partOf()) ? element.partOf() : null;
    }

    private static Reversal asOne(List<Reversal> group) {
        if (group.size() == 1) {
            return group.get(0);
        }
        var elements = new ArrayList<Element>();
        var by = new ArrayList<Element>();
        for (var reversal : group) {
            if (reversal instanceof Reversal.Withdraw withdraw) {
                elements.add(withdraw.element());
            } else if (reversal instanceof Reversal.Restore restore) {
                by.add(restore.element());
            }
        }
        return new Reversal.Replace(elements, by);
    }
}
