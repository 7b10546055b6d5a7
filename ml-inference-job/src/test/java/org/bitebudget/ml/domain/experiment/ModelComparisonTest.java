package org.bitebudget.ml.domain.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {
    private static final int WEEK = 7;
    /** First day of a block. */
    private static final long BEGIN = 2800L * WEEK;

    @Test
    void aBlockHoldsWhatWasMadeAndCameDueInIt() {
        // Given forecasts that end with the block, and one made in it that comes due after it
        List<MatchedError> errors = List.of(
                new MatchedError("milk", BEGIN, 7, 3, 1),
                new MatchedError("milk", BEGIN + 6, 1, 5, 1),
                new MatchedError("bread", BEGIN + 1, 1, 1, 1),
                new MatchedError("bread", BEGIN + 6, 7, 100, 0));

        // Then the block's gain is the mean over series of their means
        assertThat(ModelComparison.blockGains(errors, WEEK)).containsExactly(Map.entry(2800L, 1.5));
    }

    @Test
    void theBlockThatStillFillsWaits() {
        List<MatchedError> errors = List.of(new MatchedError("milk", BEGIN + 1, 1, 3, 1));

        assertThat(ModelComparison.blockGains(errors, WEEK)).isEmpty();
        assertThat(ModelComparison.of(errors, WEEK, 0.05).verdict()).isEqualTo(Verdict.GO_ON);
    }

    @Test
    void aChallengerThatIsAlwaysBetterIsPromotedAndTheOtherWayRoundWithdrawn() {
        assertThat(ModelComparison.of(weeks(12, 1, 0.8), WEEK, 0.05).verdict()).isEqualTo(Verdict.PROMOTE);
        assertThat(ModelComparison.of(weeks(12, 0.8, 1), WEEK, 0.05).verdict()).isEqualTo(Verdict.WITHDRAW);
        assertThat(ModelComparison.of(weeks(12, 1, 1), WEEK, 0.05).verdict()).isEqualTo(Verdict.GO_ON);
    }

    @Test
    void fewWeeksProveNothing() {
        assertThat(ModelComparison.of(weeks(5, 1, 0.1), WEEK, 0.05).verdict()).isEqualTo(Verdict.GO_ON);
    }

    @Test
    void horizonsAreToldOnTheirOwn() {
        ModelComparison comparison = ModelComparison.of(weeks(12, 1, 0.8), WEEK, 0.05);

        assertThat(comparison.series()).isEqualTo(2);
        assertThat(comparison.horizons())
                .extracting(ModelComparison.HorizonGain::horizon)
                .containsExactly(1, 7);
        ModelComparison.HorizonGain day = comparison.horizons().get(0);
        assertThat(day.pairs()).isEqualTo(2 * 12 * WEEK);
        assertThat(day.days()).isEqualTo(12 * WEEK);
        assertThat(day.champion()).isCloseTo(1, within(1e-12));
        assertThat(day.challenger()).isCloseTo(0.8, within(1e-12));
    }

    private static List<MatchedError> weeks(int weeks, double champion, double challenger) {
        List<MatchedError> errors = new ArrayList<>();
        for (long day = BEGIN; day < BEGIN + (long) weeks * WEEK; day++) {
            for (String series : List.of("milk", "bread")) {
                errors.add(new MatchedError(series, day, 1, champion, challenger));
                errors.add(new MatchedError(series, day, 7, champion, challenger));
            }
        }
        return errors;
    }
}
