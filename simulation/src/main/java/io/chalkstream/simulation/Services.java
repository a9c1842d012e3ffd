package io.chalkstream.simulation;

import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.service.BoardStateInstance;
import io.chalkstream.simulation.service.CursorInstance;
import io.chalkstream.simulation.service.GatewayInstance;
import io.chalkstream.simulation.service.SimulatedInstallation;
import io.chalkstream.simulation.service.UndoInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The services' processes: each is started again some time after it has ended. */
final class Services {
    static final List<String> GATEWAYS = List.of("gateway-1", "gateway-2");
    static final List<String> NAMES = List.of(
            "board-state-1",
            "board-state-2",
            "gateway-1",
            "gateway-2",
            "undo-redo-service-1",
            "undo-redo-service-2",
            "cursor-service-1",
            "cursor-service-2");

    private final SimulatedInstallation installation;
    private final Map<String, Running> running = new TreeMap<>();
    private final List<BoardStateInstance> boardStates = new ArrayList<>();
    private final List<UndoInstance> undos = new ArrayList<>();

    private record Running(SimulatedProcess process, Runnable stop) {}

    Services(SimulatedInstallation installation) {
        this.installation = installation;
    }

    void startAll() {
        NAMES.forEach(this::start);
    }

    private void start(String name) {
        var process = new SimulatedProcess(name, installation.time());
        running.put(name, new Running(process, begin(name, process)));
    }

    /** Starts the service; returns what stops it. */
    private Runnable begin(String name, SimulatedProcess process) {
        if (name.startsWith("board-state")) {
            var instance = new BoardStateInstance(process, installation);
            boardStates.add(instance);
            instance.start();
            return instance::stop;
        }
        if (name.startsWith("gateway")) {
            var instance = new GatewayInstance(process, installation);
            instance.start();
            return instance::stop;
        }
        if (name.startsWith("undo")) {
            var instance = new UndoInstance(process, installation);
            undos.add(instance);
            instance.start();
            return instance::stop;
        }
        var instance = new CursorInstance(process, installation);
        instance.start();
        return instance::stop;
    }

    void kill(String name, Duration down) {
        var one = Objects.requireNonNull(running.get(name));
        if (one.process.isAlive()) {
            one.process.kill();
            restart(name, down);
        }
    }

    void stop(String name, Duration down) {
        var one = Objects.requireNonNull(running.get(name));
        if (one.process.isAlive() && !one.process.isPaused()) {
            one.process.atEnd(() -> restart(name, down));
            one.stop.run();
            // A stop that hangs is ended by force.
            installation.time().after(Duration.ofSeconds(20), one.process::kill);
        }
    }

    private void restart(String name, Duration down) {
        installation.time().after(down, () -> {
            if (!Objects.requireNonNull(running.get(name)).process.isAlive()) {
                start(name);
            }
        });
    }

    void pause(String name, Duration length) {
        Objects.requireNonNull(running.get(name)).process.pause(length);
    }

    /** Records that board-state has set aside, and inputs that undo-redo-service couldn't handle. */
    double failures() {
        return boardStates.stream().mapToDouble(BoardStateInstance::deadLetters).sum()
                + undos.stream().mapToDouble(UndoInstance::failures).sum();
    }
}
