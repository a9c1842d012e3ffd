package io.chalkstream.load.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private final Results results = new Results(new RestScenario("rest", "At rest"));

    private static Map<String, Figures> round(double cpu, double lost) {
        return Map.of("", new Figures(Map.of(Metric.CPU, cpu, Metric.LOST, lost)));
    }

    @Test
    void theTableHasTheMedianOfTheRoundsAndTheSumOfTheFaults() {
        results.add("one", round(30, 2));
        results.add("other", round(7, 0));
        results.add("one", round(10, 1));
        results.add("one", round(11, 0));

        assertThat(results.table().lines())
                .containsExactly(
                        "### At rest",
                        "",
                        "| | CPU of all servers, % of a core | RSS of all servers, MiB | faults |",
                        "| --- | ---: | ---: | ---: |",
                        "| one | 11 | – | 3 lost |",
                        "| other | 7 | – | none |",
                        "");
    }

    @Test
    void whereTheCpuGoesIsToldOfSystemsWithSeveralServers() {
        var values = Map.of(Metric.CPU, 50.0);
        results.add("one", Map.of("", new Figures(values, Map.of("gateway", 0.4, "kafka", 0.1))));
        results.add("other", Map.of("", new Figures(values, Map.of("server", 0.5))));

        assertThat(results.table())
                .endsWith("| other | 50 | – | none |\n\nCPU of one, % of a core: gateway 40, kafka 10.\n\n");
    }
}
