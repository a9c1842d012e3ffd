package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Person;
import java.util.List;

/**
 * Who may come to a board, for its teachers (K10).
 *
 * @param waitingRoom whether newcomers wait, as a teacher has set it
 * @param waiting who waits to be let in
 * @param people of whom a teacher has said something
 */
@JsonPropertyOrder({"waitingRoom", "waiting", "people"})
public record BoardPeople(boolean waitingRoom, List<Person> waiting, List<PersonStatus> people) {
    public BoardPeople {
        waiting = List.copyOf(Limits.requirePresent("waiting", waiting));
        people = List.copyOf(Limits.requirePresent("people", people));
    }
}
