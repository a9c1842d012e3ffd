package io.chalkstream.kafka.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A broker among the others of its cluster.
 *
 * @param clusterId the same for all; empty: a new one, or that of the data
 * @param id from 1; its place in {@code controllers}
 * @param controllers the addresses of all members' controllers, as {@code host:port}
 */
record ClusterMember(String clusterId, int id, String host, int brokerPort, List<String> controllers) {
    ClusterMember {
        controllers = List.copyOf(controllers);
        if (id < 1 || id > controllers.size()) {
            throw new IllegalArgumentException("There is no broker " + id + " of " + controllers.size());
        }
    }

    static ClusterMember alone(String host, int brokerPort, int controllerPort) {
        return new ClusterMember("", 1, host, brokerPort, List.of(host + ":" + controllerPort));
    }

    /** Reads {@code cluster id, id, host, port, controllers}, the last separated by commas. */
    static ClusterMember of(List<String> arguments) {
        return new ClusterMember(
                arguments.get(0),
                Integer.parseInt(arguments.get(1)),
                arguments.get(2),
                Integer.parseInt(arguments.get(3)),
                Arrays.asList(arguments.get(4).split(",", -1)));
    }

    int brokers() {
        return controllers.size();
    }

    String controllerAddress() {
        return controllers.get(id - 1);
    }

    /** In the form of the setting controller.quorum.voters. */
    String voters() {
        return IntStream.rangeClosed(1, controllers.size())
                .mapToObj(number -> number + "@" + controllers.get(number - 1))
                .collect(Collectors.joining(","));
    }
}
