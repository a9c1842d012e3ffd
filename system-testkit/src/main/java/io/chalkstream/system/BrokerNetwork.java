package io.chalkstream.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A network namespace for each broker, on a bridge that this machine's own processes reach, too. So brokers can be cut off from
 * everybody, or parted from each other. Needs root on Linux.
 */
final class BrokerNetwork implements AutoCloseable {
    private final String name;
    private final String prefix;
    private final List<Runnable> undo = new ArrayList<>();

    private BrokerNetwork(int number) {
        this.name = "ck" + number;
        this.prefix = "10.213." + number + ".";
    }

    /** Empty where namespaces aren't permitted. */
    static Optional<BrokerNetwork> create(int brokers) {
        var network = new BrokerNetwork((int) (ProcessHandle.current().pid() % 250) + 1);
        try {
            network.build(brokers);
            return Optional.of(network);
        } catch (IllegalStateException e) {
            System.out.println("BrokerNetwork: brokers share this machine's network, since " + e.getMessage());
            network.close();
            return Optional.empty();
        }
    }

    private void build(int brokers) {
        SystemCommand.run("ip", "link", "add", name, "type", "bridge");
        undo.add(() -> SystemCommand.tried("ip", "link", "del", name));
        SystemCommand.run("ip", "addr", "add", prefix + "254/24", "dev", name);
        SystemCommand.run("ip", "link", "set", name, "up");
        for (int broker = 1; broker <= brokers; broker++) {
            String namespace = namespace(broker);
            SystemCommand.run("ip", "netns", "add", namespace);
            undo.add(() -> SystemCommand.tried("ip", "netns", "del", namespace));
            SystemCommand.run(
                    "ip", "link", "add", cable(broker), "type", "veth", "peer", "name", "eth0", "netns", namespace);
            String cable = cable(broker);
            undo.add(() -> SystemCommand.tried("ip", "link", "del", cable));
            SystemCommand.run("ip", "link", "set", cable, "master", name, "up");
            SystemCommand.run("ip", "-n", namespace, "addr", "add", address(broker) + "/24", "dev", "eth0");
            SystemCommand.run("ip", "-n", namespace, "link", "set", "eth0", "up");
            SystemCommand.run("ip", "-n", namespace, "link", "set", "lo", "up");
        }
    }

    String address(int broker) {
        return prefix + broker;
    }

    /** What starts a program in the broker's namespace. */
    List<String> launcher(int broker) {
        return List.of("nsenter", "--net=/run/netns/" + namespace(broker));
    }

    /** The broker reaches nobody, and nobody reaches it; connections stay open at both ends. */
    void cutOff(int broker) {
        SystemCommand.run("ip", "link", "set", cable(broker), "down");
    }

    void reconnect(int broker) {
        SystemCommand.run("ip", "link", "set", cable(broker), "up");
    }

    /** The two brokers don't reach each other; everybody else reaches both. */
    void part(int one, int other) {
        SystemCommand.run("ip", "-n", namespace(one), "route", "add", "blackhole", address(other) + "/32");
        SystemCommand.run("ip", "-n", namespace(other), "route", "add", "blackhole", address(one) + "/32");
    }

    void rejoin(int one, int other) {
        SystemCommand.run("ip", "-n", namespace(one), "route", "del", "blackhole", address(other) + "/32");
        SystemCommand.run("ip", "-n", namespace(other), "route", "del", "blackhole", address(one) + "/32");
    }

    private String namespace(int broker) {
        return name + "-" + broker;
    }

    private String cable(int broker) {
        return name + "-" + broker;
    }

    @Override
    public void close() {
        Collections.reverse(undo);
        undo.forEach(Runnable::run);
        undo.clear();
    }
}
