package io.chalkstream.simulation.check;

import io.chalkstream.protocol.command.Role;
import io.chalkstream.simulation.people.SimulatedPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** At rest, everybody sees exactly those who are there and whom they may see, and no gesture. */
public final class PresenceCheck {
    private PresenceCheck() {}

    public static List<String> problems(List<SimulatedPerson> people) {
        var problems = new ArrayList<String>();
        for (var viewer : people) {
            var page = viewer.page();
            if (page == null) {
                continue;
            }
            var expected = new TreeSet<String>();
            for (var other : people) {
                boolean visible = viewer.role() == Role.TEACHER || !page.isHidden() || other.role() == Role.TEACHER;
                if (other.page() != null && other.board().equals(viewer.board()) && visible) {
                    expected.add(other.user());
                }
            }
            var actual = new TreeSet<>(page.awareness().people().keySet());
            if (viewer.role() != Role.TEACHER && page.isHidden()) {
                // Gateways say nothing of students then, and pages know themselves.
                actual.remove(viewer.user());
            }
            if (!actual.equals(expected)) {
                problems.add("%s sees %s, and there are %s".formatted(viewer.user(), actual, expected));
            }
            if (!page.awareness().cursors().isEmpty()) {
                problems.add("%s still sees the cursors of %s"
                        .formatted(viewer.user(), page.awareness().cursors().keySet()));
            }
        }
        return problems;
    }
}
