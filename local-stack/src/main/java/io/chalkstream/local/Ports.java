package io.chalkstream.local;

import io.chalkstream.kafka.embedded.FreePorts;
import java.util.List;
import java.util.stream.IntStream;

/** Where the processes of a stack listen. There is one gateway for each of its ports. */
public record Ports(int kafka, int boardState, int cursorService, int undoRedoService, List<Integer> gateways) {
    /** The ports that the documentation names. */
    public static final Ports DEFAULT = new Ports(9092, 8090, 8091, 8092, List.of(8080, 8081));

    public Ports {
        gateways = List.copyOf(gateways);
    }

    /** Ports that nobody uses at this moment. */
    public static Ports free(int gateways) {
        var ports = IntStream.generate(FreePorts::next)
                .distinct()
                .limit(4L + gateways)
                .boxed()
                .toList();
        return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.subList(4, ports.size()));
    }
}
