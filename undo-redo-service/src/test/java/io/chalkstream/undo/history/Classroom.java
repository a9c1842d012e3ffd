package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.undo.UndoRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People with one client each, their histories and one board, without delays. */
final class Classroom {
    private final ModelBoard board = new ModelBoard();
    private final Map<String, Person> people = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final int times;

    /** Each input is handled {@code times} times. */
    Classroom(int times) {
        this.times = times;
    }

    /** An event with the boards before and after it. */
    record Event(Outcome.Accepted accepted, Map<String, Element> before, Map<String, Element> after) {}

    Person person(String name) {
        return people.computeIfAbsent(name, Person::new);
    }

    Map<String, Element> elements() {
        return board.elements();
    }

    List<Event> events() {
        return events;
    }

    /** One person on this board, with the part of the service that is theirs. */
    final class Person {
        private final Author author;
        private final StoredHistory kept = new StoredHistory();
        private final List<Input> inputs = new ArrayList<>();
        private final Deque<Input> toHandle = new ArrayDeque<>();
        private long ops;
        private long requests;

        Person(String name) {
            this.author = new Author("u-" + name, name, "c-" + name, Role.TEACHER);
        }

        UndoHistory history() {
            return kept.history();
        }

        Map<Long, Entry> entries() {
            return kept.entries();
        }

        void edit(Change... changes) {
            send(new BoardCommand.Edit(author, ++ops, List.of(changes)));
            handleAll();
        }

        void press(Direction direction) {
            take(new Input.Requested(new UndoRequest.Reverse(author, direction, ++requests, ops), 0));
            handleAll();
        }

        /** All inputs from the given one on come again, as after a crash between keeping the state and committing. */
        void comeAgain(int from) {
            toHandle.addAll(List.copyOf(inputs.subList(from, inputs.size())));
            handleAll();
        }

        int inputs() {
            return inputs.size();
        }

        private void send(BoardCommand command) {
            var before = board.elements();
            board.decide(command).ifPresent(outcome -> {
                if (outcome instanceof Outcome.Accepted accepted) {
                    events.add(new Event(accepted, before, board.elements()));
                }
                take(new Input.Decided(outcome, 0));
            });
        }

        private void take(Input input) {
            inputs.add(input);
            for (int i = 0; i < times; i++) {
                toHandle.add(input);
            }
        }

        private void handleAll() {
            while (!toHandle.isEmpty()) {
                for (var effect : kept.handle(toHandle.remove())) {
                    if (effect instanceof Effect.SendCommand send) {
                        send(send.command());
                    }
                }
            }
        }
    }
}
