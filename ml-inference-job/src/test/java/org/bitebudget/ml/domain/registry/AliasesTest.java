package org.bitebudget.ml.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AliasesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aPromotionEndsTheTrial() {
        Aliases trial = Aliases.initial().challenge("lstm", "b", 0.1, NOW);

        assertThat(trial.promote("b").experiment()).isEmpty();
        assertThat(trial.promote("b").champion()).isEqualTo("b");
        assertThat(trial.promote("b").earlier()).containsExactly(Aliases.BUILT_IN);
    }

    @Test
    void anotherShareIsTheSameTrial() {
        Aliases trial = Aliases.initial().challenge("lstm", "b", 0.1, NOW);
        Aliases wider = trial.challenge("lstm", "b", 0.5, NOW.plusSeconds(60));

        assertThat(wider.experiment().orElseThrow().id())
                .isEqualTo(trial.experiment().orElseThrow().id());
        assertThat(wider.experiment().orElseThrow().since()).isEqualTo(NOW);
        assertThat(wider.experiment().orElseThrow().share()).isEqualTo(0.5);
        assertThat(wider.revision()).isEqualTo(2);
    }

    @Test
    void oneTrialAtATime() {
        Aliases trial = Aliases.initial().challenge("lstm", "b", 0.1, NOW);

        assertThatThrownBy(() -> trial.challenge("lstm", "c", 0.1, NOW)).hasMessageContaining("b is on trial");
        assertThatThrownBy(() -> Aliases.initial().challenge("lstm", Aliases.BUILT_IN, 0.1, NOW))
                .hasMessageContaining("can't challenge itself");
    }

    @Test
    void whereNothingCameBeforeThereIsNothingToGoBackTo() {
        assertThatThrownBy(() -> Aliases.initial().rollBack()).hasMessageContaining("nothing to go back to");
    }
}
