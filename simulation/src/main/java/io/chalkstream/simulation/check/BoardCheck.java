package io.chalkstream.simulation.check;

import io.chalkstream.boardstate.stream.EventFrame;
import io.chalkstream.client.OperationResult;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.topic.RecordFormats;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.simulation.kafka.Isolation;
import io.chalkstream.simulation.kafka.KafkaCluster;
import io.chalkstream.simulation.people.Page;
import io.chalkstream.simulation.people.Sighting;
import io.chalkstream.simulation.people.SimulatedPerson;
import io.chalkstream.simulation.service.SimulatedInstallation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** One order of each board, every operation exactly once, and everybody's board equal to the log. */
public final class BoardCheck {
    private final KafkaCluster cluster;
    private final List<SimulatedPerson> people;
    private final List<Sighting> sightings;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, BoardRecord> boards = new TreeMap<>();
    private int events;

    public BoardCheck(KafkaCluster cluster, List<SimulatedPerson> people, List<Sighting> sightings) {
        this.cluster = cluster;
        this.people = people;
        this.sightings = sightings;
    }

    /** What doesn't hold. */
    public List<String> problems() {
        readLog();
        boards.values().forEach(board -> problems.addAll(board.problems()));
        checkUncommitted();
        boards.values().forEach(this::checkOperationsOnce);
        for (var person : people) {
            var board = boards.computeIfAbsent(person.board(), BoardRecord::new);
            var lives = new LifeCheck(board);
            for (var page : person.pages()) {
                problems.addAll(lives.problems(page));
                checkOutcomes(page, board);
                checkShown(person.user(), page, board);
            }
            checkBoard(person, board);
        }
        sightings.forEach(this::checkSighting);
        boards.values().forEach(board -> problems.addAll(UndoLaws.problems(board, people)));
        return problems;
    }

    public int events() {
        return events;
    }

    private void readLog() {
        for (int partition = 0; partition < SimulatedInstallation.PARTITIONS; partition++) {
            var log = new TopicPartition(Topic.BOARD_EVENTS.topicName(), partition);
            for (var record : cluster.read(log, Isolation.READ_COMMITTED)) {
                if (RecordFormats.OUTCOME.read(record.value()) instanceof Outcome.Accepted event) {
                    boards.computeIfAbsent(record.key(), BoardRecord::new).add(event);
                    events++;
                }
            }
        }
    }

    /** What is shown twice is the same, also if it wasn't committed (O5, F2). */
    private void checkUncommitted() {
        var shown = new HashMap<String, String>();
        for (int partition = 0; partition < SimulatedInstallation.PARTITIONS; partition++) {
            var fanout = new TopicPartition(Topic.FANOUT.topicName(), partition);
            for (var record : cluster.read(fanout, Isolation.READ_UNCOMMITTED)) {
                var seq = record.headers().lastHeader("seq");
                var epoch = record.headers().lastHeader("epoch");
                if (seq == null || epoch == null) {
                    continue;
                }
                String key = record.key() + "/" + new String(epoch.value(), StandardCharsets.UTF_8) + "/"
                        + new String(seq.value(), StandardCharsets.UTF_8);
                String text = new String(record.value(), StandardCharsets.UTF_8);
                var before = shown.putIfAbsent(key, text);
                if (before != null && !before.equals(text)) {
                    problems.add("event %s was shown as two:\n  %s\n  %s".formatted(key, before, text));
                }
            }
        }
    }

    private void checkOperationsOnce(BoardRecord board) {
        board.operations().forEach((operation, seqs) -> {
            long first = seqs.get(0);
            for (int i = 0; i < seqs.size(); i++) {
                if (seqs.get(i) != first + i) {
                    problems.add("operation %s took effect more than once: events %s".formatted(operation, seqs));
                    return;
                }
            }
            var event = board.events().stream()
                    .filter(one ->
                            one.seq() == first && operation.equals(one.author().client() + "#" + one.op()))
                    .findFirst()
                    .orElseThrow();
            long parts = event.part() == null
                    ? 1
                    : event.part().last() - event.part().first() + 1;
            if (seqs.size() != parts) {
                problems.add("operation %s took effect %d times: events %s".formatted(operation, seqs.size(), seqs));
            }
        });
    }

    private void checkOutcomes(Page page, BoardRecord board) {
        var operations = board.operations();
        for (var sent : page.operations()) {
            if (sent.number() == 0
                    || sent.result().isCancelled()
                    || !sent.result().isDone()) {
                continue;
            }
            var seqs = operations.getOrDefault(sent.client() + "#" + sent.number(), List.of());
            var result = sent.result().join();
            if (result instanceof OperationResult.Done done) {
                if (seqs.isEmpty()) {
                    problems.add(
                            "operation %s#%d was acknowledged and is lost".formatted(sent.client(), sent.number()));
                } else if (done.seq().isPresent() && done.seq().getAsLong() != seqs.get(seqs.size() - 1)) {
                    problems.add("operation %s#%d was acknowledged as event %d and is %s"
                            .formatted(sent.client(), sent.number(), done.seq().getAsLong(), seqs));
                }
            } else if (!seqs.isEmpty()) {
                problems.add("operation %s#%d was refused (%s) and took effect: %s"
                        .formatted(sent.client(), sent.number(), result, seqs));
            }
        }
    }

    private void checkShown(String user, Page page, BoardRecord board) {
        for (var event : page.applied()) {
            var logged = board.event(event.epoch(), event.seq());
            if (logged == null) {
                problems.add("%s was shown event %d of life %d, which isn't in the log"
                        .formatted(user, event.seq(), event.epoch()));
                return;
            }
            if (!Json.text(EventFrame.of(logged)).equals(Json.text(event))) {
                problems.add("%s was shown event %d as another one".formatted(user, event.seq()));
                return;
            }
        }
        for (var snapshot : page.snapshots()) {
            var expected = board.after(snapshot.epoch(), snapshot.seq());
            if (expected == null) {
                // After a deletion, the board is at seq 0 of a life that hasn't begun.
                expected = Map.of();
            }
            var actual = new TreeMap<String, Object>();
            snapshot.elements().forEach(element -> actual.put(element.id(), element));
            if (!expected.equals(actual)) {
                problems.add("%s got a snapshot at %d that isn't the board then".formatted(user, snapshot.seq()));
                return;
            }
        }
    }

    private void checkSighting(Sighting sighting) {
        var board = boards.computeIfAbsent(sighting.board(), BoardRecord::new);
        if (!board.isOpenAfter(sighting.epoch(), sighting.seq(), sighting.atMillis())) {
            problems.add(sighting.what() + " (after event " + sighting.seq() + ")");
        }
    }

    private void checkBoard(SimulatedPerson person, BoardRecord board) {
        var page = person.page();
        if (page == null) {
            return;
        }
        if (!page.client().elements().equals(board.elements())) {
            problems.add("%s sees another board (at %d) than the log has (at %d)"
                    .formatted(person.user(), page.client().seq(), board.seq()));
        } else if (page.client().seq() != board.seq() && !board.isDeleted()) {
            problems.add("%s is at %d, and the log at %d"
                    .formatted(person.user(), page.client().seq(), board.seq()));
        }
    }
}
