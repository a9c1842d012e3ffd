package io.chalkstream.protocol.code;

import java.io.Serial;
import java.util.Set;

/** A request that is refused. The code and the text may be shown to its sender; the subclass says for which kind of reason. */
public abstract sealed class RefusedException extends IllegalArgumentException
        permits InvalidMessageException,
                NotAllowedException,
                BoardRefusalException,
                NotKeptException,
                WrongCellException,
                TryLaterException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** @param possible the codes of this kind of refusal */
    RefusedException(Set<ErrorCode> possible, ErrorCode code, String message) {
        super(message);
        if (!possible.contains(code)) {
            throw new IllegalStateException(
                    code + " is no code of a " + getClass().getSimpleName());
        }
        this.code = code;
    }

    public final ErrorCode code() {
        return code;
    }
}
