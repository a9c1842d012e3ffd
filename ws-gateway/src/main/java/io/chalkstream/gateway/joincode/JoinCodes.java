package io.chalkstream.gateway.joincode;

import io.chalkstream.access.AdmissionRecord;
import io.chalkstream.access.CodeDerivation;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The valid codes: at most one of each board, and at most {@link #CAPACITY}. A code takes about 300 bytes. Records come in the order of
 * their topic, so every gateway knows the same codes. Thread-safe.
 */
public final class JoinCodes {
    /** One more isn't made, nor remembered. */
    static final int CAPACITY = 200_000;

    private static final int ADDED_BETWEEN_CLEANUPS = 1_000;

    private final CodeDerivation derivation;
    private final Clock clock;
    private final Map<String, Held> byBoard = new HashMap<>();
    private final Map<String, Held> byCode = new HashMap<>();
    private int added;

    /** A board's code. */
    public record Held(String board, String code, AdmissionRecord.Code record) {
        boolean isValid(long now) {
            return record.made() < record.until() && now < record.until();
        }
    }

    public JoinCodes(CodeDerivation derivation, Clock clock) {
        this.derivation = derivation;
        this.clock = clock;
    }

    /** Takes a record: the board's latest code replaces the one before. A code that another board holds isn't taken. */
    public synchronized void add(String board, AdmissionRecord.Code record) {
        var before = byBoard.get(board);
        if (before != null && before.record().made() > record.made()) {
            return;
        }
        remove(before);
        cleanUp();
        derivation
                .code(board, record)
                .map(code -> new Held(board, code, record))
                .filter(held -> held.isValid(clock.millis()) && isFree(held.code()))
                .ifPresent(this::put);
    }

    /** The board's valid code. */
    public synchronized Optional<Held> ofBoard(String board) {
        return Optional.ofNullable(byBoard.get(board)).filter(this::isValid);
    }

    /** What a code leads to. */
    public synchronized Optional<Held> find(String code) {
        return Optional.ofNullable(byCode.get(code)).filter(this::isValid);
    }

    /** Whether a new record of this board would be taken: its code is free, and there is room for one more. */
    public synchronized boolean isFree(String board, AdmissionRecord.Code record) {
        return derivation.code(board, record).filter(this::isFree).isPresent();
    }

    synchronized int size() {
        return byCode.size();
    }

    private boolean isFree(String code) {
        var holder = byCode.get(code);
        return holder == null ? byCode.size() < CAPACITY : !isValid(holder);
    }

    private void put(Held held) {
        remove(byCode.get(held.code()));
        byCode.put(held.code(), held);
        byBoard.put(held.board(), held);
    }

    private void remove(@Nullable Held held) {
        if (held != null) {
            byCode.remove(held.code());
            byBoard.remove(held.board());
        }
    }

    private boolean isValid(Held held) {
        return held.isValid(clock.millis());
    }

    private void cleanUp() {
        added++;
        if (added % ADDED_BETWEEN_CLEANUPS == 0) {
            byBoard.values().removeIf(held -> !isValid(held));
            byCode.values().removeIf(held -> !isValid(held));
        }
    }
}
