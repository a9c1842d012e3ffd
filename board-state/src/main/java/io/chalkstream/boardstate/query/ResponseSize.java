package io.chalkstream.boardstate.query;

/**
 * The memory that a response needs, about, in bytes.
 *
 * @param board the size of the board's elements
 */
record ResponseSize(long board) implements BoardResource.Cases<Long> {
    private static final long SMALL = 64 * 1024;
    /** What is read into objects first takes that many times its size. */
    private static final int AS_OBJECTS = 3;

    @Override
    public Long now(BoardResource.Current now) {
        return SMALL + board;
    }

    /** As if it had been as large as it is now. */
    @Override
    public Long at(BoardResource.At at) {
        return SMALL + AS_OBJECTS * board;
    }

    @Override
    public Long events(BoardResource.Events events) {
        return (long) AS_OBJECTS * BoardResponses.ENOUGH_BYTES;
    }

    @Override
    public Long missed(BoardResource.Missed missed) {
        return (long) AS_OBJECTS * BoardResponses.ENOUGH_BYTES;
    }

    @Override
    public Long history(BoardResource.History history) {
        return (long) AS_OBJECTS * BoardResponses.ENOUGH_BYTES;
    }

    @Override
    public Long export(BoardResource.Export export) {
        return SMALL + board;
    }

    /** Events are read one by one. */
    @Override
    public Long contributors(BoardResource.Contributors contributors) {
        return SMALL + BoardResponses.ENOUGH_BYTES;
    }

    @Override
    public Long authors(BoardResource.Authors authors) {
        return SMALL;
    }

    @Override
    public Long outcomes(BoardResource.Outcomes outcomes) {
        return SMALL;
    }
}
