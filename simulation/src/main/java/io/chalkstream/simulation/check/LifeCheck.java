package io.chalkstream.simulation.check;

import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.simulation.people.Page;
import io.chalkstream.undo.history.UndoEntries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands on what was seen of a board takes effect in no other life of it (O9). */
final class LifeCheck {
    private final Map<String, List<Outcome.Accepted>> operations = new HashMap<>();
    private final Map<String, List<Outcome.Accepted>> reversals = new HashMap<>();

    LifeCheck(BoardRecord board) {
        for (var event : board.events()) {
            boolean isOperation = event.reverses() == null;
            long number = isOperation ? event.op() : UndoEntries.request(event);
            (isOperation ? operations : reversals)
                    .computeIfAbsent(key(event.author().client(), number), none -> new ArrayList<>())
                    .add(event);
        }
    }

    private static String key(String client, long number) {
        return client + "#" + number;
    }

    /** What doesn't hold of what was asked for on a page. */
    List<String> problems(Page page) {
        var problems = new ArrayList<String>();
        page.operations().forEach(sent -> check("operation", sent, operations, problems));
        page.requests().forEach(sent -> check("request", sent, reversals, problems));
        return problems;
    }

    private static void check(
            String what, Page.Sent sent, Map<String, List<Outcome.Accepted>> made, List<String> problems) {
        String key = key(sent.client(), sent.number());
        for (var event : made.getOrDefault(key, List.of())) {
            if (sent.life() != 0 && event.epoch() != sent.life()) {
                problems.add("%s %s was meant for life %d and took effect in life %d, as event %d"
                        .formatted(what, key, sent.life(), event.epoch(), event.seq()));
            }
        }
    }
}
