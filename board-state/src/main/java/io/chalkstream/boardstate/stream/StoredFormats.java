package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.DedupState;
import io.chalkstream.boardstate.board.Head;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.json.JsonFormat;
import io.chalkstream.protocol.outcome.Outcome;

/** The forms of what is in the boards' store (V3). */
public final class StoredFormats {
    public static final JsonFormat<Head> HEAD = JsonFormat.of(Head.class);
    public static final JsonFormat<Element> ELEMENT = JsonFormat.of(Element.class);
    public static final JsonFormat<Outcome.Accepted> EVENT = JsonFormat.of(Outcome.Accepted.class);
    public static final JsonFormat<DedupState> DEDUP_STATE = JsonFormat.of(DedupState.class);

    static final JsonFormat<ReceivedCommand.StoredJob> JOB = JsonFormat.of(ReceivedCommand.StoredJob.class);
    static final JsonFormat<ReceivedCommand.Stored> WAITING = JsonFormat.of(ReceivedCommand.Stored.class);
    static final JsonFormat<DamagedBoards.Damage> DAMAGE = JsonFormat.of(DamagedBoards.Damage.class);

    private StoredFormats() {}
}
