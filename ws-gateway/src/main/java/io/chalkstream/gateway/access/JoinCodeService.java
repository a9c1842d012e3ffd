package io.chalkstream.gateway.access;

import io.chalkstream.access.AdmissionRecord;
import io.chalkstream.access.CodeDerivation;
import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.TokenSigner;
import io.chalkstream.gateway.joincode.GuessGuard;
import io.chalkstream.gateway.joincode.JoinCodes;
import io.chalkstream.protocol.access.BoardLink;
import io.chalkstream.protocol.access.Cell;
import io.chalkstream.protocol.access.JoinCode;
import io.chalkstream.protocol.access.JoinCodeRequest;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.code.TryLaterException;
import io.chalkstream.protocol.code.WrongCellException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Makes and resolves the codes of boards (K9). Thread-safe. */
final class JoinCodeService {
    /** So many codes in a row that others hold would be a wonder. */
    private static final int ATTEMPTS = 8;

    private final Cell cell;
    private final JoinCodes codes;
    private final GuessGuard guard;
    private final CodeDerivation derivation;
    private final TokenSigner signer;
    private final Revocations revocations;
    private final Clock clock;

    JoinCodeService(
            Cell cell,
            JoinCodes codes,
            GuessGuard guard,
            CodeDerivation derivation,
            TokenSigner signer,
            Revocations revocations,
            Clock clock) {
        this.cell = cell;
        this.codes = codes;
        this.guard = guard;
        this.derivation = derivation;
        this.signer = signer;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * The record of a new code for the teacher's board.
     *
     * @throws TryLaterException with {@link ErrorCode#UNAVAILABLE} if there are as many codes as there may be
     */
    AdmissionRecord.Code newCode(SessionClaims teacher, JoinCodeRequest request) {
        String board = teacher.link().board();
        var link = revocations.validLink(board, request.role(), teacher.link().issued());
        long first = Math.max(clock.millis(), lastMade(board) + 1);
        for (long made = first; made < first + ATTEMPTS; made++) {
            long until = made + Duration.ofMinutes(request.minutes()).toMillis();
            var record = new AdmissionRecord.Code(
                    request.role(),
                    derivation.keyId(),
                    made,
                    until,
                    link.issued().toEpochMilli());
            if (codes.isFree(board, record)) {
                return record;
            }
        }
        throw new TryLaterException(ErrorCode.UNAVAILABLE, "there are too many codes at the moment");
    }

    /** The record that ends the board's code. */
    AdmissionRecord.Code revocation(SessionClaims teacher) {
        String board = teacher.link().board();
        long now = Math.max(clock.millis(), lastMade(board) + 1);
        var link = teacher.link();
        return new AdmissionRecord.Code(
                link.role(), derivation.keyId(), now, now, link.issued().toEpochMilli());
    }

    /** The board's code, for its teachers. */
    JoinCode codeOf(String board) {
        return codes.ofBoard(board)
                .filter(held -> !revocations.isRevoked(linkOf(held, false)))
                .map(held -> new JoinCode(
                        cell.code(held.code()),
                        held.record().role(),
                        held.record().until() - clock.millis(),
                        guard.isGuarding()))
                .orElseGet(() -> new JoinCode(null, null, 0, guard.isGuarding()));
    }

    /**
     * Where a code leads to.
     *
     * @throws NotAllowedException with {@link ErrorCode#UNKNOWN_CODE} if no board has it now
     * @throws WrongCellException if it is a code of another cell
     */
    BoardLink resolve(String code) {
        String letters = cell.lettersOf(code);
        boolean guarding = guard.isGuarding();
        return codes.find(letters)
                .map(held -> linkOf(held, guarding))
                .filter(link -> !revocations.isRevoked(link))
                .map(link -> new BoardLink(link.board(), signer.sign(link)))
                .orElseThrow(() -> {
                    guard.wrongCode();
                    return new NotAllowedException(ErrorCode.UNKNOWN_CODE, "no board has this code now");
                });
    }

    private long lastMade(String board) {
        return codes.ofBoard(board).map(held -> held.record().made()).orElse(0L);
    }

    private static LinkClaims linkOf(JoinCodes.Held held, boolean waits) {
        var record = held.record();
        return new LinkClaims(held.board(), record.role(), Instant.ofEpochMilli(record.issued()), waits);
    }
}
