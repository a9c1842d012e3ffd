package io.chalkstream.local;

import io.chalkstream.kafka.embedded.FreePorts;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ports of the processes of a stack. There is one gateway and one board-state for each of their ports. Health and
 * metrics of a service are 100 ports further.
 */
public record Ports(
        int kafka, int s3, List<Integer> boardStates, int cursorService, int undoRedoService, List<Integer> gateways) {
    private static final int BOARD_STATE = 8090;
    /** The port of the second board-state; further ones follow. */
    private static final int MORE_BOARD_STATES = 8093;

    public Ports {
        if (boardStates.isEmpty()) {
            throw new IllegalArgumentException("At least one board-state is needed");
        }
        boardStates = List.copyOf(boardStates);
        gateways = List.copyOf(gateways);
    }

    /** The ports that the documents name. */
    public static Ports documented(int boardStates) {
        var more = IntStream.range(0, boardStates - 1).mapToObj(i -> MORE_BOARD_STATES + i);
        var all = Stream.concat(Stream.of(BOARD_STATE), more).limit(Math.max(0, boardStates));
        return new Ports(9092, 9000, all.toList(), 8091, 8092, List.of(8080, 8081));
    }

    /** Ports that are free at this moment, as are those for their health and metrics. */
    public static Ports free(int boardStates, int gateways) {
        var taken = new HashSet<Integer>();
        var ports = IntStream.generate(FreePorts::next)
                .filter(port -> FreePorts.isFree(port + ServiceSpec.TO_MANAGEMENT))
                .filter(port -> taken.add(port) && taken.add(port + ServiceSpec.TO_MANAGEMENT))
                .limit(4L + boardStates + gateways)
                .boxed()
                .toList();
        int firstGateway = 4 + boardStates;
        return new Ports(
                ports.get(0),
                ports.get(1),
                ports.subList(4, firstGateway),
                ports.get(2),
                ports.get(3),
                ports.subList(firstGateway, ports.size()));
    }
}
