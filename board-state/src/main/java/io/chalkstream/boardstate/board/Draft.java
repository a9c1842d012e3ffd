package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.outcome.AppliedChange;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A board as one command would leave it: each change sees those before it (B5), and the board itself stays as it is.
 * A change that can't be made throws {@link InvalidMessageException} with the code of the refusal.
 */
final class Draft implements Change.Cases<AppliedChange> {
    private final BoardView board;
    private final Map<String, Optional<Element>> touched = new HashMap<>();
    private int elements;

    Draft(BoardView board) {
        this.board = board;
        this.elements = board.head().elements();
    }

    @Nullable
    Element find(String id) {
        return touched.computeIfAbsent(id, key -> Optional.ofNullable(board.element(key)))
                .orElse(null);
    }

    @Override
    public AppliedChange put(Change.Put put) {
        var element = put.element();
        if (find(element.id()) != null) {
            throw refusal(ErrorCode.ELEMENT_EXISTS, "element " + element.id() + " is on the board already");
        }
        if (elements == Limits.ELEMENTS_PER_BOARD) {
            throw refusal(ErrorCode.OVER_LIMIT, "a board has at most " + Limits.ELEMENTS_PER_BOARD + " elements");
        }
        elements++;
        touched.put(element.id(), Optional.of(element));
        return new AppliedChange.Added(element);
    }

    @Override
    public AppliedChange set(Change.SetProps set) {
        var element = require(set.id());
        var names = set.props().names();
        var type = element.type();
        if (!type.properties().containsAll(names)) {
            throw refusal(ErrorCode.MALFORMED, "a " + type.wireName() + " doesn't have all of these properties");
        }
        touched.put(set.id(), Optional.of(element.with(set.props())));
        return new AppliedChange.Updated(set.id(), set.props(), element.props().only(names));
    }

    @Override
    public AppliedChange remove(Change.Remove remove) {
        var element = require(remove.id());
        elements--;
        touched.put(remove.id(), Optional.empty());
        return new AppliedChange.Removed(element);
    }

    private Element require(String id) {
        var element = find(id);
        if (element == null) {
            throw refusal(ErrorCode.UNKNOWN_ELEMENT, "element " + id + " is not on the board");
        }
        return element;
    }

    private static InvalidMessageException refusal(ErrorCode code, String message) {
        return new InvalidMessageException(code, message);
    }
}
