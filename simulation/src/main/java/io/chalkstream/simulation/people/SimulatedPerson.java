package io.chalkstream.simulation.people;

import io.chalkstream.client.BoardClient;
import io.chalkstream.client.ClientEnvironment;
import io.chalkstream.client.ClientOptions;
import io.chalkstream.client.ClientScheduler;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.service.Link;
import io.chalkstream.simulation.service.SessionToken;
import io.chalkstream.simulation.service.SimulatedInstallation;
import io.chalkstream.simulation.service.SimulatedSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A person on one board, with one page at a time. */
public final class SimulatedPerson {
    /** Short, so that clients are handed over in each run (K5). */
    private static final Duration SESSION = Duration.ofSeconds(25);

    private final SimulatedInstallation installation;
    private final String user;
    private final Role role;
    private final String board;
    private final List<URI> gateways;
    private final Function<String, @Nullable Role> roles;
    private final List<String> violations;
    private final List<Sighting> sightings;
    private final List<Page> pages = new ArrayList<>();
    private final Link link;
    private @Nullable Page page;

    /** @param roles of all users */
    public SimulatedPerson(
            SimulatedInstallation installation,
            String user,
            Role role,
            String board,
            List<String> gateways,
            Function<String, @Nullable Role> roles,
            List<String> violations,
            List<Sighting> sightings) {
        this.installation = installation;
        this.user = user;
        this.role = role;
        this.board = board;
        this.gateways =
                gateways.stream().map(name -> URI.create("ws://" + name)).toList();
        this.roles = roles;
        this.violations = violations;
        this.sightings = sightings;
        this.link = new Link(installation.time());
    }

    public String user() {
        return user;
    }

    public Role role() {
        return role;
    }

    public String board() {
        return board;
    }

    /** All pages so far. */
    public List<Page> pages() {
        return pages;
    }

    /** The page that is open; null if the person is away. */
    public @Nullable Page page() {
        return page;
    }

    /** Opens a page, unless one is open. */
    public void come() {
        if (page != null) {
            return;
        }
        var time = installation.time();
        var process = new SimulatedProcess(user, time);
        var recorder = new Recorder(time, user, role, board, roles, violations, sightings, installation.acknowledged());
        int number = pages.size() + 1;
        var sockets = new HelloWatch(
                installation.seams().sockets(SimulatedSocket.of(installation, process, link)), recorder::saidHello);
        var environment = new ClientEnvironment(
                sockets, new DeviceScheduler(process), () -> time.random().nextDouble(), new PageNames(number)::next);
        var options = new ClientOptions(board, user, user, gateways, this::token, recorder);
        var opened = new Page(process, BoardClient.connect(options, environment), recorder);
        pages.add(opened);
        page = opened;
    }

    private String token() {
        long now = installation.time().millis();
        return SessionToken.of(user, user, role, now - 1000, now + SESSION.toMillis());
    }

    /** Names of pages: another one if the first client is no longer known. */
    private static final class PageNames {
        private final int number;
        private int given;

        PageNames(int number) {
            this.number = number;
        }

        String next() {
            return number + "-" + ++given;
        }
    }

    private record DeviceScheduler(SimulatedProcess process) implements ClientScheduler {
        @Override
        public Timer after(Duration delay, Runnable task) {
            var timer = new DeviceTimer();
            process.after(delay, () -> timer.run(task));
            return timer;
        }

        @Override
        public Timer every(Duration interval, Runnable task) {
            var timer = new DeviceTimer();
            repeat(interval, task, timer);
            return timer;
        }

        private void repeat(Duration interval, Runnable task, DeviceTimer timer) {
            process.after(interval, () -> {
                timer.run(task);
                if (!timer.cancelled) {
                    repeat(interval, task, timer);
                }
            });
        }

        @Override
        public long nanoTime() {
            return process.time().nanos();
        }
    }

    private static final class DeviceTimer implements ClientScheduler.Timer {
        private boolean cancelled;

        @Override
        public void cancel() {
            cancelled = true;
        }

        void run(Runnable task) {
            if (!cancelled) {
                task.run();
            }
        }
    }

    /** Does something on the page, if one is open and awake. */
    private void onPage(Consumer<Page> action) {
        var open = page;
        if (open != null && open.process().isAlive() && !open.process().isPaused()) {
            action.accept(open);
        }
    }

    /** Changes something; the seed decides what. */
    public void edit(long seed) {
        onPage(open -> {
            var client = open.client();
            var changes = new RandomOperations(seed, role, client.elements()).next(client.seq());
            open.apply(changes);
        });
    }

    public void change(Change change) {
        onPage(open -> open.apply(List.of(change)));
    }

    public void undo() {
        onPage(Page::undo);
    }

    public void redo() {
        onPage(Page::redo);
    }

    public void point(Random random) {
        onPage(open -> open.client().moveCursor(random.nextInt(1000), random.nextInt(1000)));
    }

    public void show(ClientMessage awareness) {
        onPage(open -> open.client().show(awareness));
    }

    /** The device sleeps; its connections stand still. */
    public void sleep(Duration length) {
        onPage(open -> open.process().pause(length));
    }

    /** The network is gone for a while, which nobody is told. */
    public void cut(Duration length) {
        link.cut(length);
    }

    public void heal() {
        link.heal();
    }

    /** The device gets another address: its connections are dead at once. */
    public void changeNetwork() {
        onPage(open -> open.client().dropConnection());
    }

    /** The page is closed properly. */
    public void leave() {
        onPage(open -> {
            open.close();
            page = null;
        });
    }

    /** The page is loaded anew. */
    public void reload() {
        onPage(open -> {
            open.crash();
            page = null;
            come();
        });
    }
}
