package org.bitebudget.ml.domain.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bitebudget.ml.domain.registry.Arm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeRateComparisonTest {
    private static final double ALPHA = 0.05;
    private static final int RUNS = 1000;

    @Test
    void aHouseholdCountsOnceHoweverMuchItWasShown() {
        TakeRateComparison comparison = TakeRateComparison.of(
                List.of(
                        new TakenShare("a", Arm.CHAMPION, 0.5, 100, 10),
                        new TakenShare("b", Arm.CHAMPION, 0.5, 2, 1),
                        new TakenShare("c", Arm.CHALLENGER, 0.5, 4, 1)),
                ALPHA);

        assertThat(comparison.champion()).isEqualTo(new TakeRateComparison.ArmRate(2, 102, 11, 0.3));
        assertThat(comparison.challenger()).isEqualTo(new TakeRateComparison.ArmRate(1, 4, 1, 0.25));
        assertThat(comparison.verdict()).isEqualTo(Verdict.GO_ON);
    }

    @Test
    void aBetStakesTheDrawAgainstWhatWasUsualBefore() {
        // Given a first household, before which half is usual, of a challenger that had it with a chance of a quarter
        TakeRateComparison comparison =
                TakeRateComparison.of(List.of(new TakenShare("a", Arm.CHALLENGER, 0.25, 1, 1)), ALPHA);

        // Then the gain is .75 · .5 on a stake of at most .75 · .5, that is 1, and the gamblers have won their mean
        // share
        assertThat(comparison.better()).isCloseTo(1 + (0.125 + 0.25 + 0.5 + 0.75) / 4, within(1e-12));
        assertThat(comparison.worse()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    void equallyGoodChallengersAreSeldomPromotedThoughLookedAtAfterEachHousehold(double share) {
        int promoted = 0;
        int withdrawn = 0;
        for (int run = 0; run < RUNS; run++) {
            Verdict verdict =
                    TakeRateComparison.of(households(run, 500, share, 1), ALPHA).verdict();
            promoted += verdict == Verdict.PROMOTE ? 1 : 0;
            withdrawn += verdict == Verdict.WITHDRAW ? 1 : 0;
        }

        assertThat(promoted).isLessThanOrEqualTo((int) (ALPHA * RUNS));
        assertThat(withdrawn).isLessThanOrEqualTo((int) (ALPHA * RUNS));
    }

    @Test
    void aChallengerWhoseProductsAreTakenMoreOftenIsPromotedAndTheOtherWayRoundWithdrawn() {
        int promoted = 0;
        int withdrawn = 0;
        for (int run = 0; run < 100; run++) {
            promoted += TakeRateComparison.of(households(run, 1000, 0.5, 1.5), ALPHA)
                                    .verdict()
                            == Verdict.PROMOTE
                    ? 1
                    : 0;
            withdrawn += TakeRateComparison.of(households(run, 1000, 0.5, 0.5), ALPHA)
                                    .verdict()
                            == Verdict.WITHDRAW
                    ? 1
                    : 0;
        }

        assertThat(promoted).isGreaterThan(80);
        assertThat(withdrawn).isGreaterThan(80);
    }

    @Test
    void whatIsNoShareIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TakenShare("a", Arm.CHAMPION, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TakenShare("a", Arm.CHAMPION, 0.5, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TakenShare("a", Arm.CHAMPION, 0.5, 1, 2));
    }

    /** Households of all kinds, whose taste differs by a factor of a hundred and drifts from winter to summer. */
    private static List<TakenShare> households(long seed, int count, double share, double challengerTakes) {
        Random random = new Random(seed);
        List<TakenShare> households = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Arm arm = random.nextDouble() < share ? Arm.CHALLENGER : Arm.CHAMPION;
            double taste = 0.3 * Math.pow(100, -random.nextDouble()) * (1 + 0.5 * Math.sin(i / 80.0));
            double rate = arm == Arm.CHALLENGER ? Math.min(1, taste * challengerTakes) : taste;
            int shown = 10 * (1 + random.nextInt(6));
            int taken = 0;
            for (int product = 0; product < shown; product++) {
                taken += random.nextDouble() < rate ? 1 : 0;
            }
            households.add(new TakenShare("h" + i, arm, share, shown, taken));
        }
        return households;
    }
}
