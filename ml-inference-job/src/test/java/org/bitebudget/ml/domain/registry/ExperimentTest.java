package org.bitebudget.ml.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> UNITS =
            IntStream.range(0, 20_000).mapToObj(i -> "price|store|" + i).toList();

    @Test
    void theChallengerGetsItsShare() {
        // three standard errors of a share of .1 among 20,000 are .0064
        assertThat(challenged(trial(0.1)).size() / (double) UNITS.size()).isBetween(0.0936, 0.1064);
        assertThat(challenged(trial(1))).hasSameSizeAs(UNITS);
    }

    @Test
    void aWiderTrialKeepsWhoWasInIt() {
        assertThat(challenged(trial(0.3))).containsAll(challenged(trial(0.1)));
    }

    @Test
    void anotherExperimentDrawsAnew() {
        List<String> first = challenged(trial(0.5));
        List<String> second = challenged(Experiment.begin("lstm", "a", "c", 0.5, NOW));

        // half of one half is in the other half: within four standard errors
        long both = first.stream().filter(Set.copyOf(second)::contains).count();
        assertThat(both / (double) UNITS.size()).isBetween(0.2378, 0.2622);
    }

    @Test
    void theDrawIsTheSameOnEveryMachine() {
        assertThat(trial(0.5).id()).isEqualTo("exp_a16f8ec04350875103eacab738bcd1ac");
        assertThat(UNITS.subList(0, 8).stream().map(trial(0.5)::armOf).map(Arm::label))
                .containsExactly(
                        "champion",
                        "challenger",
                        "champion",
                        "champion",
                        "champion",
                        "challenger",
                        "challenger",
                        "champion");
    }

    @Test
    void aShareOutOfRangeIsRefused() {
        assertThatThrownBy(() -> trial(0)).hasMessageContaining("above 0 and at most 1");
        assertThatThrownBy(() -> trial(1.1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> trial(Double.NaN)).hasMessageContaining("NaN");
    }

    private static Experiment trial(double share) {
        return Experiment.begin("lstm", "a", "b", share, NOW);
    }

    private static List<String> challenged(Experiment experiment) {
        return UNITS.stream()
                .filter(unit -> experiment.armOf(unit) == Arm.CHALLENGER)
                .toList();
    }
}
