package io.chalkstream.gateway.access;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.gateway.ratelimit.KeyedTokenBuckets;
import io.chalkstream.gateway.ratelimit.TokenBucket;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.TryLaterException;
import java.time.Clock;

/**
 * How often boards, sessions, revocations and codes may be asked for (K8, K9). Counts links, people and boards that a signature proves, and what
 * this gateway does in all; never addresses: a school is one address. Any thread may use it.
 */
final class AccessRateLimits {
    /** Each remembered key takes about 200 bytes. */
    private static final int REMEMBERED = 20_000;

    private final Clock clock;
    private final TokenBucket boards;
    private final TokenBucket sessions;
    private final TokenBucket revocations;
    private final TokenBucket codes;
    private final TokenBucket codeEntries;
    private final TokenBucket peopleChanges;
    private final TokenBucket knocks;
    private final TokenBucket authors;
    private final TokenBucket histories;
    private final KeyedTokenBuckets sessionsOfLink;
    private final KeyedTokenBuckets sessionsOfPerson;
    private final KeyedTokenBuckets revocationsOfBoard;
    private final KeyedTokenBuckets codesOfBoard;
    private final KeyedTokenBuckets peopleChangesOfBoard;
    private final KeyedTokenBuckets knocksOfBoard;
    private final KeyedTokenBuckets authorsOfPerson;
    private final KeyedTokenBuckets historiesOfPerson;

    AccessRateLimits(AccessRates rates, Clock clock) {
        this.sessionsOfLink = keyed(rates.sessionsOfLink());
        this.sessionsOfPerson = keyed(rates.sessionsOfPerson());
        this.revocationsOfBoard = keyed(rates.revocationsOfBoard());
        this.codesOfBoard = keyed(rates.codesOfBoard());
        this.peopleChangesOfBoard = keyed(rates.peopleChangesOfBoard());
        this.knocksOfBoard = keyed(rates.knocksOfBoard());
        this.authorsOfPerson = keyed(rates.authorsOfPerson());
        this.historiesOfPerson = keyed(rates.historiesOfPerson());
        this.clock = clock;
        this.boards = bucket(rates.boards());
        this.sessions = bucket(rates.sessions());
        this.revocations = bucket(rates.revocations());
        this.codes = bucket(rates.codes());
        this.codeEntries = bucket(rates.codeEntries());
        this.peopleChanges = bucket(rates.peopleChanges());
        this.knocks = bucket(rates.knocks());
        this.authors = bucket(rates.authors());
        this.histories = bucket(rates.histories());
    }

    /**
     * Counts a new board.
     *
     * @throws TryLaterException with {@link ErrorCode#UNAVAILABLE} if this gateway has made as many as it may
     */
    void requireBoard() {
        requireOfGateway(boards);
    }

    /**
     * Counts a session.
     *
     * @throws TryLaterException with {@link ErrorCode#TOO_FAST} if there are too many of this link or this person, with
     *     {@link ErrorCode#UNAVAILABLE} if this gateway has made as many as it may
     */
    void requireSession(LinkClaims link, String user) {
        requireOf(sessionsOfPerson, link.board() + " " + user);
        requireOf(sessionsOfLink, link.board() + " " + link.role());
        requireOfGateway(sessions);
    }

    /**
     * Counts a revocation.
     *
     * @throws TryLaterException as for a session
     */
    void requireRevocation(String board) {
        requireOf(revocationsOfBoard, board);
        requireOfGateway(revocations);
    }

    /**
     * Counts a code that is made or revoked.
     *
     * @throws TryLaterException as for a session
     */
    void requireCode(String board) {
        requireOf(codesOfBoard, board);
        requireOfGateway(codes);
    }

    /**
     * Counts an entered code.
     *
     * @throws TryLaterException with {@link ErrorCode#UNAVAILABLE} if this gateway has looked up as many as it may
     */
    void requireCodeEntry() {
        requireOfGateway(codeEntries);
    }

    /**
     * Counts something that a teacher says of people.
     *
     * @throws TryLaterException as for a session
     */
    void requirePeopleChange(String board) {
        requireOf(peopleChangesOfBoard, board);
        requireOfGateway(peopleChanges);
    }

    /**
     * Counts that a person asks for an element's authors.
     *
     * @throws TryLaterException as for a session
     */
    void requireAuthors(String board, String user) {
        requireOf(authorsOfPerson, board + " " + user);
        requireOfGateway(authors);
    }

    /**
     * Counts that a person asks for a part of a board's history.
     *
     * @throws TryLaterException as for a session
     */
    void requireHistory(String board, String user) {
        requireOf(historiesOfPerson, board + " " + user);
        requireOfGateway(histories);
    }

    /** Counts a report of a waiting person; false if there were enough lately. */
    boolean allowsKnock(String board) {
        if (!knocksOfBoard.tryTake(board, clock.millis())) {
            return false;
        }
        synchronized (knocks) {
            return knocks.tryTake(1, clock.millis());
        }
    }

    private void requireOf(KeyedTokenBuckets buckets, String key) {
        if (!buckets.tryTake(key, clock.millis())) {
            throw new TryLaterException(ErrorCode.TOO_FAST, "this was asked for too often");
        }
    }

    private void requireOfGateway(TokenBucket bucket) {
        synchronized (bucket) {
            if (!bucket.tryTake(1, clock.millis())) {
                throw new TryLaterException(ErrorCode.UNAVAILABLE, "too many ask for this at the moment");
            }
        }
    }

    private TokenBucket bucket(AccessRates.Rate rate) {
        return new TokenBucket(rate.perSecond(), rate.burst(), clock.millis());
    }

    private static KeyedTokenBuckets keyed(AccessRates.Rate rate) {
        return new KeyedTokenBuckets(rate.perSecond(), rate.burst(), REMEMBERED);
    }
}
