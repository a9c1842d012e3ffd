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

    /**
     * How many there may be in a second, and at once.
     *
     * @param burst at once
     */
    record Rate(double perSecond, double burst) {}

    private static final Rate BOARDS = new Rate(50, 250);
    private static final Rate SESSIONS = new Rate(500, 2_500);
    private static final Rate SESSIONS_OF_LINK = new Rate(50, 500);
    private static final Rate SESSIONS_OF_PERSON = new Rate(2, 30);
    private static final Rate REVOCATIONS = new Rate(5, 50);
    private static final Rate REVOCATIONS_OF_BOARD = new Rate(0.1, 9);
    private static final Rate CODES = new Rate(5, 250);
    private static final Rate CODES_OF_BOARD = new Rate(0.1, 9);
    private static final Rate CODE_ENTRIES = new Rate(200, 2_000);
    private static final Rate PEOPLE_CHANGES = new Rate(20, 500);
    private static final Rate PEOPLE_CHANGES_OF_BOARD = new Rate(1, 60);
    private static final Rate KNOCKS = new Rate(100, 2_000);
    private static final Rate KNOCKS_OF_BOARD = new Rate(5, 150);

    private static final Rate AUTHORS = new Rate(20, 100);
    private static final Rate AUTHORS_OF_PERSON = new Rate(1, 10);

    private final Clock clock;
    private final TokenBucket boards;
    private final TokenBucket sessions;
    private final TokenBucket revocations;
    private final TokenBucket codes;
    private final TokenBucket codeEntries;
    private final TokenBucket peopleChanges;
    private final TokenBucket knocks;
    private final TokenBucket authors;
    private final KeyedTokenBuckets sessionsOfLink = keyed(SESSIONS_OF_LINK);
    private final KeyedTokenBuckets sessionsOfPerson = keyed(SESSIONS_OF_PERSON);
    private final KeyedTokenBuckets revocationsOfBoard = keyed(REVOCATIONS_OF_BOARD);
    private final KeyedTokenBuckets codesOfBoard = keyed(CODES_OF_BOARD);
    private final KeyedTokenBuckets peopleChangesOfBoard = keyed(PEOPLE_CHANGES_OF_BOARD);
    private final KeyedTokenBuckets knocksOfBoard = keyed(KNOCKS_OF_BOARD);
    private final KeyedTokenBuckets authorsOfPerson = keyed(AUTHORS_OF_PERSON);

    AccessRateLimits(Clock clock) {
        this.clock = clock;
        this.boards = bucket(BOARDS);
        this.sessions = bucket(SESSIONS);
        this.revocations = bucket(REVOCATIONS);
        this.codes = bucket(CODES);
        this.codeEntries = bucket(CODE_ENTRIES);
        this.peopleChanges = bucket(PEOPLE_CHANGES);
        this.knocks = bucket(KNOCKS);
        this.authors = bucket(AUTHORS);
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

    private TokenBucket bucket(Rate rate) {
        return new TokenBucket(rate.perSecond(), rate.burst(), clock.millis());
    }

    private static KeyedTokenBuckets keyed(Rate rate) {
        return new KeyedTokenBuckets(rate.perSecond(), rate.burst(), REMEMBERED);
    }
}
