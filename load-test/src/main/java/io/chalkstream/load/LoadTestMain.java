package io.chalkstream.load;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The command. Exit code 0: nothing was lost, doubled or out of order; 1: something was; 2: the test couldn't run. */
public final class LoadTestMain {
    private static final int FAULTY = 1;
    private static final int NOT_DONE = 2;

    private LoadTestMain() {}

    /** See {@link ScenarioSettings#USAGE}. */
    public static void main(String... arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(ScenarioSettings.USAGE);
            return 0;
        }
        ScenarioSettings settings;
        try {
            settings = ScenarioSettings.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(ScenarioSettings.USAGE);
            return NOT_DONE;
        }
        System.out.printf(
                "Joining; then %d s of warm-up and %d s of measuring.%n",
                settings.warmUp().toSeconds(), settings.measured().toSeconds());
        try {
            var result = new ClassScenario(settings).run(ServerProcesses.behind(settings.gateways()));
            System.out.println();
            System.out.print(MarkdownReport.of(result));
            return result.isFaultless() ? 0 : FAULTY;
        } catch (TimeoutException e) {
            System.err.println("Is the stack running? " + e.getMessage());
            return NOT_DONE;
        } catch (ExecutionException e) {
            System.err.println("The load could not be sent: " + e.getCause());
            return NOT_DONE;
        }
    }
}
