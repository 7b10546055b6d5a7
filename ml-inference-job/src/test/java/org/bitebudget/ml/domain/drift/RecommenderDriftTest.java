package org.bitebudget.ml.domain.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.bitebudget.ml.domain.drift.RecommenderDrift.DayTaken;
import org.junit.jupiter.api.Test;

class RecommenderDriftTest {
    private static final int YEAR = 365;
    private static final int HOUSEHOLDS = 100;
    private static final int SHOWN_A_DAY = 60;
    private static final int LIST = 10;

    @Test
    void householdsThatTakeAsTheyDidAreNoDrift() {
        for (int seed = 0; seed < 200; seed++) {
            Drift drift = RecommenderDrift.of(taken(seed, day -> 1));

            assertThat(drift.since()).as("seed %d", seed).isEmpty();
            assertThat(drift.compared()).isEqualTo(YEAR - Drift.REFERENCE);
        }
    }

    @Test
    void householdsThatTakeAThirdAreADriftWithinWeeks() {
        for (int seed = 0; seed < 200; seed++) {
            Drift drift = RecommenderDrift.of(taken(seed, day -> day < 100 ? 1 : 1. / 3));

            assertThat(drift.since()).as("seed %d", seed).isPresent();
            assertThat(drift.since().getAsInt()).as("seed %d", seed).isBetween(103, 140);
        }
    }

    @Test
    void halfOfWhatWasTakenIsADriftAfterThreeWeeks() {
        Drift drift = RecommenderDrift.of(days(200, 10_000, day -> day < 100 ? 0.2 : 0.1));

        assertThat(drift.since()).hasValue(120);
        assertThat(drift.ratio()).isCloseTo((86 + 2 * 100) / 186., within(1e-3));
    }

    @Test
    void aThirdOfItIsOneAfterAWeekAndTwoThirdsNever() {
        assertThat(RecommenderDrift.of(days(YEAR, 10_000, day -> day < 100 ? 0.3 : 0.1))
                        .since())
                .hasValue(106);
        assertThat(RecommenderDrift.of(days(5 * YEAR, 10_000, day -> day < 100 ? 0.3 : 0.2))
                        .since())
                .isEmpty();
    }

    @Test
    void daysWithoutATakenListAreNoneIfTheyAreTwo() {
        assertThat(RecommenderDrift.of(days(YEAR, 60, day -> day == 100 || day == 101 ? 0 : 0.2))
                        .since())
                .isEmpty();
    }

    @Test
    void whereTooFewAreShownADaySeveralDaysAreAStep() {
        // Given a list a day, and half as much taken from the thousandth on
        Drift drift = RecommenderDrift.of(days(2_500, 1, day -> day < 1_000 ? 0.2 : 0.1));

        // Then a step is fifty days, and what is left over at the end waits
        assertThat(drift.compared()).isEqualTo(2_500 / RecommenderDrift.FEWEST - Drift.REFERENCE);
        assertThat(drift.since()).isPresent();
        assertThat((drift.since().getAsInt() + 1) % RecommenderDrift.FEWEST).isZero();
        assertThat(RecommenderDrift.of(days(14 * RecommenderDrift.FEWEST + 49, 1, day -> 0.2))
                        .compared())
                .isZero();
    }

    @Test
    void aRecommenderOfWhichNothingWasEverTakenHasNothingToBeHeldAgainst() {
        Drift drift = RecommenderDrift.of(days(30, 100, day -> day < 20 ? 0 : 0.5));

        assertThat(drift.compared()).isZero();
        assertThat(RecommenderDrift.of(List.of()).since()).isEmpty();
    }

    private static List<DayTaken> days(int count, int showings, IntToDoubleFunction share) {
        return IntStream.range(0, count)
                .mapToObj(day -> new DayTaken(day, showings, share.applyAsDouble(day)))
                .toList();
    }

    /** Households that each take a share of their own, the same of all lists that they see before their next receipt. */
    private static List<DayTaken> taken(int seed, IntToDoubleFunction part) {
        Random random = new Random(seed);
        double[] rates = random.doubles(HOUSEHOLDS, 0.02, 0.3).toArray();
        double[] shares = new double[HOUSEHOLDS];
        List<DayTaken> days = new ArrayList<>();
        for (int day = 0; day < YEAR; day++) {
            double sum = 0;
            for (int shown = 0; shown < SHOWN_A_DAY; shown++) {
                int household = random.nextInt(HOUSEHOLDS);
                if (day == 0 || random.nextInt(3) == 0) {
                    double rate = rates[household] * part.applyAsDouble(day);
                    shares[household] =
                            random.doubles(LIST).filter(chance -> chance < rate).count() / (double) LIST;
                }
                sum += shares[household];
            }
            days.add(new DayTaken(day, SHOWN_A_DAY, sum / SHOWN_A_DAY));
        }
        return days;
    }
}
