package io.chalkstream.load.attack;

import java.util.Locale;

/** The attacks. */
enum AttackKind {
    LARGE_BOARDS("20 boards of 8 MB, joined at both gateways"),
    LARGE_BOARD("60 people join one board of 15 MB"),
    READERS("100 read three boards of 10 MB from board-state"),
    NON_READERS("100 connections pour large operations beside 100 that never read"),
    ONE_PERSON("20 connections of one student at 480 KB/s"),
    MUTATED_FRAMES("5 connections send broken frames as fast as they can"),
    FLOOD("1,000 operations a second on one board, by changing accounts"),
    BELL("300 people of 10 classes join at once"),
    HUGE_BOARD("10 people work on a board of 20 MB, the limit, and reload it"),
    RESTORE("restore on a board of 100,000 events, every 2 s"),
    TAKE_BACK("take-back on the same, every 2 s"),
    DELETE("delete of such a board"),
    TWICE_THE_LIMITS("twice what one connection, person and board may send");

    private static final int MOST_HISTORIES = 3;

    private final String description;

    AttackKind(String description) {
        this.description = description;
    }

    /** The attack, for so many windows. */
    Attack create(AttackContext context, int windows) {
        int histories = Math.min(windows, MOST_HISTORIES);
        return switch (this) {
            case LARGE_BOARDS -> new LargeBoardJoiners(context, 20, 8, 2);
            case LARGE_BOARD -> new LargeBoardJoiners(context, 1, 15, 60);
            case READERS -> new BoardReaders(context);
            case NON_READERS -> new NonReaders(context);
            case ONE_PERSON -> new OnePersonManyTabs(context, 20);
            case MUTATED_FRAMES -> new MutatedFrames(context);
            case FLOOD -> new Flood(context, 20, 1_000, 10, 2_000);
            case BELL -> new Bell(context);
            case HUGE_BOARD -> new HugeBoard(context);
            case RESTORE -> new LongHistory(context, LongHistory.Request.RESTORE, 1);
            case TAKE_BACK -> new LongHistory(context, LongHistory.Request.TAKE_BACK, histories);
            case DELETE -> new LongHistory(context, LongHistory.Request.DELETE, histories);
            case TWICE_THE_LIMITS -> new TwiceTheLimits(context);
        };
    }

    String description() {
        return description;
    }

    /** As the command line has it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
