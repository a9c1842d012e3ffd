package io.chalkstream.gateway.people;

import io.chalkstream.access.AdmissionRecord;
import io.chalkstream.protocol.board.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who waits to be let in to each board, and who was let in. Both are bounded: of the waiting, at most {@link #WAITING_PER_BOARD} of a
 * board are known, and at most {@link #BOARDS} boards; of the admissions, the latest {@link #ADMISSIONS}. Thread-safe.
 */
public final class WaitingRooms {
    static final int WAITING_PER_BOARD = 100;
    static final int BOARDS = 2_000;
    static final int ADMISSIONS = 100_000;
    /** Somebody who hasn't asked for so long has gone. */
    static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How often a person who still waits is reported. */
    private static final Duration REPEAT = Duration.ofSeconds(25);
    /** An admission is used at once; after that, the person has a proof of it. */
    private static final Duration ADMISSION_LIFE = Duration.ofHours(12);

    private static final float LOAD_FACTOR = 0.75f;

    private final Clock clock;
    /** Hears of each board with other people waiting than before. */
    private final Consumer<String> changed;

    private final Map<String, Map<String, AdmissionRecord.Knock>> waiting = latest(BOARDS);
    private final Map<String, Long> admitted = latest(ADMISSIONS);

    /** @param changed hears of each board with other people waiting than before, except of those who give up */
    public WaitingRooms(Clock clock, Consumer<String> changed) {
        this.clock = clock;
        this.changed = changed;
    }

    /** Somebody waits. */
    public void add(String board, AdmissionRecord.Knock knock) {
        if (isNowWaiting(board, knock)) {
            changed.accept(board);
        }
    }

    private synchronized boolean isNowWaiting(String board, AdmissionRecord.Knock knock) {
        String user = knock.person().user();
        if (isGone(knock) || isAdmitted(board, user)) {
            return false;
        }
        var ofBoard = waiting.computeIfAbsent(board, none -> new HashMap<>());
        ofBoard.values().removeIf(this::isGone);
        boolean isFull = ofBoard.size() >= WAITING_PER_BOARD && !ofBoard.containsKey(user);
        return !isFull && ofBoard.put(user, knock) == null;
    }

    /** Somebody was let in. */
    public void add(String board, AdmissionRecord.Admitted admission) {
        if (isNoLongerWaiting(board, admission)) {
            changed.accept(board);
        }
    }

    private synchronized boolean isNoLongerWaiting(String board, AdmissionRecord.Admitted admission) {
        admitted.put(key(board, admission.user()), admission.at());
        var ofBoard = waiting.get(board);
        return ofBoard != null && ofBoard.remove(admission.user()) != null;
    }

    /** Whether the person was let in lately. */
    public synchronized boolean isAdmitted(String board, String user) {
        var at = admitted.get(key(board, user));
        return at != null && clock.millis() - at < ADMISSION_LIFE.toMillis();
    }

    /** Whether this person is to be reported as waiting: not reported for a while, and there is room. */
    public synchronized boolean isNews(String board, String user) {
        var ofBoard = waiting.get(board);
        if (ofBoard == null) {
            return true;
        }
        var known = ofBoard.get(user);
        return known == null
                ? ofBoard.values().stream().filter(knock -> !isGone(knock)).count() < WAITING_PER_BOARD
                : clock.millis() - known.at() >= REPEAT.toMillis();
    }

    /** Who waits, by name. */
    public synchronized List<Person> waiting(String board) {
        var ofBoard = waiting.get(board);
        return ofBoard == null
                ? List.of()
                : ofBoard.values().stream()
                        .filter(knock -> !isGone(knock))
                        .map(AdmissionRecord.Knock::person)
                        .sorted((a, b) -> a.name().compareTo(b.name()))
                        .toList();
    }

    private boolean isGone(AdmissionRecord.Knock knock) {
        return clock.millis() - knock.at() >= PATIENCE.toMillis();
    }

    private static String key(String board, String user) {
        return board + " " + user;
    }

    private static <V> Map<String, V> latest(int capacity) {
        return new LinkedHashMap<>(16, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > capacity;
            }
        };
    }
}
