package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Paper;
import io.chalkstream.protocol.outcome.AppliedChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies to a draft the difference between the board and a target state. */
final class BoardDiff {
    private final Draft draft;
    private final List<AppliedChange> changes = new ArrayList<>();

    private BoardDiff(Draft draft) {
        this.draft = draft;
    }

    /** Applies and returns the changes that restore the elements and the title as of the event {@code seq}. */
    static List<AppliedChange> to(long seq, Draft draft) {
        var now = draft.board().elements();
        var then = EventHistory.at(draft.board(), seq);
        var diff = new BoardDiff(draft);
        var ids = new TreeSet<>(now.keySet());
        ids.addAll(then.elements().keySet());
        ids.forEach(id -> diff.change(now.get(id), then.elements().get(id)));
        diff.rename(then.title());
        diff.setPaper(then.paper());
        return diff.changes;
    }

    /** Applies and returns the changes that turn the draft into {@code goal}. */
    static List<AppliedChange> to(Draft goal, Draft draft) {
        var diff = new BoardDiff(draft);
        new TreeMap<>(goal.touched()).forEach((id, then) -> diff.change(draft.find(id), then.orElse(null)));
        diff.rename(goal.contents().info().title());
        diff.setPaper(goal.contents().info().chosenPaper());
        diff.freeze(goal.contents().info().frozen());
        diff.hideStudents(goal.contents().info().studentsHidden());
        return diff.changes;
    }

    private void freeze(boolean frozen) {
        if (frozen != draft.contents().info().frozen()) {
            changes.add(draft.freeze(frozen));
        }
    }

    private void hideStudents(boolean hidden) {
        if (hidden != draft.contents().info().studentsHidden()) {
            changes.add(draft.hideStudents(hidden));
        }
    }

    private void setPaper(Paper paper) {
        if (paper != draft.contents().info().chosenPaper()) {
            changes.add(draft.setPaper(paper));
        }
    }

    private void rename(String title) {
        if (!title.equals(draft.contents().info().title())) {
            changes.add(draft.rename(title));
        }
    }

    private void change(@Nullable Element now, @Nullable Element then) {
        if (now == null || then == null || now.type() != then.type()) {
            if (now != null) {
                changes.add(draft.remove(now.id()));
            }
            if (then != null) {
                changes.add(draft.add(then));
            }
        } else if (!now.equals(then)) {
            changeWithin(now, then);
        }
    }

    private void changeWithin(Element now, Element then) {
        var names = then.props().names().stream()
                .filter(name -> !then.props().get(name).equals(now.props().get(name)))
                .collect(Collectors.toSet());
        if (!names.isEmpty()) {
            changes.add(draft.update(now.id(), then.props().only(names)));
        }
        var users = new HashSet<>(now.likes());
        users.addAll(then.likes());
        for (var user : new TreeSet<>(users)) {
            if (now.likes().contains(user) != then.likes().contains(user)) {
                changes.add(draft.like(now.id(), user, then.likes().contains(user)));
            }
        }
        if (now.locked() != then.locked()) {
            changes.add(draft.lock(now.id(), then.locked()));
        }
    }
}
