package io.chalkstream.load.attack;

import io.chalkstream.load.BoardSeeder;
import io.chalkstream.load.CommandLine;
import io.chalkstream.local.JvmSettings.Lifetime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts a stack, attacks it, measures a class beside the attacks, and says what each service's memory is afterwards. Options, with their
 * defaults: {@code --attacks=all} (or names, see {@link AttackKind}), {@code --rounds=5} (windows of each attack), {@code --window=15}
 * (seconds of each window), {@code --minutes=0} (for a soak: rounds until then), {@code --people=8}, {@code --operations=20} (of the
 * class, in a second), {@code --warm-up=60} (seconds), {@code --life=short} (or long: the JVM's defaults).
 */
public final class AttackMain {
    private static final int ENDED = 1;

    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private AttackMain() {}

    public static void main(String... arguments) throws InterruptedException, TimeoutException {
        KAFKA.setLevel(Level.WARNING);
        var commandLine = new CommandLine(arguments);
        var kinds = commandLine.take("attacks", AttackMain::kinds, "all");
        var schedule = new AttackRun.Schedule(
                commandLine.number("window", 15),
                commandLine.number("rounds", 5),
                commandLine.number("minutes", 0),
                commandLine.number("warm-up", 60));
        int people = commandLine.number("people", 8);
        int operations = commandLine.number("operations", 20);
        var life = commandLine.take("life", name -> Lifetime.valueOf(name.toUpperCase(Locale.ROOT)), "short");
        commandLine.end();
        try (var stack = AttackedStack.start(life);
                var seeder = new BoardSeeder(stack.kafka())) {
            System.out.println("Logs of the services: " + stack.folder());
            var context = new AttackContext(
                    stack.gateways(), stack.boardState(), stack.tokens(), new Accounts(stack.gateways()), seeder);
            var run = new AttackRun(stack, context, schedule);
            run.prepare(kinds);
            try (var measured = new MeasuredClass(stack.gateways(), people, operations)) {
                run.run(measured);
            }
            System.exit(stack.ended().isEmpty() ? 0 : ENDED);
        }
    }

    private static List<AttackKind> kinds(String names) {
        Function<String, AttackKind> named =
                name -> AttackKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        return names.equals("all")
                ? List.of(AttackKind.values())
                : Arrays.stream(names.split(",", -1)).map(named).toList();
    }
}
