package io.chalkstream.load.attack;

import io.chalkstream.access.ServiceTokens;
import io.chalkstream.load.BoardSeeder;
import io.chalkstream.protocol.access.BoardLinks;
import java.net.URI;
import java.util.List;

/**
 * What attacks attack.
 *
 * @param gateways their addresses
 * @param boardState its address
 * @param tokens opens board-state
 * @param seeder fills boards
 */
record AttackContext(List<URI> gateways, URI boardState, ServiceTokens tokens, Accounts accounts, BoardSeeder seeder) {
    private static final int POINTS = 5_000;
    /** Of a stroke of so many points, as JSON. */
    private static final int STROKE_BYTES = 78_000;

    private static final int STROKES_PER_COMMAND = 4;

    URI gateway(int number) {
        return gateways.get(number % gateways.size());
    }

    /** A board of about so many megabytes, of long strokes. */
    BoardLinks largeBoard(int megabytes) {
        var board = accounts.newBoard();
        seeder.fill(board.board(), Math.max(1, megabytes * 1_000_000 / STROKE_BYTES), POINTS, STROKES_PER_COMMAND);
        return board;
    }

    /** A board of so many small strokes. */
    BoardLinks boardOf(int elements) {
        var board = accounts.newBoard();
        seeder.fill(board.board(), elements, 10, 500);
        return board;
    }

    /** A board with so many events, of some hundred elements. */
    BoardLinks boardWithHistory(int events) {
        var board = accounts.newBoard();
        seeder.history(board.board(), events, 500);
        return board;
    }
}
