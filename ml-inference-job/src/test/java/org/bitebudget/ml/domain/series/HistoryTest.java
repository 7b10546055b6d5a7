package org.bitebudget.ml.domain.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void aPriceHoldsUntilItIsSeenAgainAndFourWeeksAtMost() {
        History history = new History(Profile.PRICE, 2);
        history.put(100, 199, true);
        history.put(140, 249, false);

        double[] values = history.values();
        assertThat(values).hasSize(41);
        assertThat(values[28]).isEqualTo(1.99);
        assertThat(values[29]).isNaN();
        assertThat(values[40]).isEqualTo(2.49);
        assertThat(history.track().isPromo(28)).isTrue();
        assertThat(history.track().isPromo(29)).isFalse();
        assertThat(history.observations()).isEqualTo(2);
    }

    @Test
    void aDayWithoutAPurchaseIsAZero() {
        History history = new History(Profile.SPENDING, 2);
        history.put(100, 1050, false);
        history.put(103, -200, false);
        assertThat(history.values()).containsExactly(10.5, 0, 0, -2);
    }

    @Test
    void whatStopsForLongerThanTheWindowBeginsAnew() {
        History history = new History(Profile.PRICE, 2);
        history.put(100, 199, false);
        history.put(100 + Profile.PRICE.window(), 249, false);
        assertThat(history.values()).containsExactly(2.49);
        assertThat(history.first()).isEqualTo(220);

        history.put(100, 199, false);
        assertThat(history.size()).isEqualTo(1);
    }

    /** Held against a plain map of all steps. */
    @Property(tries = 300, seed = "20260101")
    void keepsTheNewestWindowInWhateverOrderStepsCome(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 300) Integer> steps,
            @ForAll @IntRange(min = 0, max = 59) int removed) {
        History history = new History(Profile.PRICE, 2);
        TreeMap<Integer, Long> expected = new TreeMap<>();
        for (int step : steps) {
            if (expected.isEmpty() || step > expected.lastKey() - 120) {
                expected.put(step, step + 1L);
                expected.headMap(expected.lastKey() - 120, true).clear();
            }
            history.put(step, step + 1, step % 3 == 0);
        }
        int gone = steps.get(removed % steps.size());
        expected.remove(gone);
        history.remove(gone);

        assertThat(history.observations()).isEqualTo(expected.size());
        for (Map.Entry<Integer, Long> entry : expected.entrySet()) {
            assertThat(history.amountAt(entry.getKey())).isEqualTo(entry.getValue());
            assertThat(history.isPromo(entry.getKey())).isEqualTo(entry.getKey() % 3 == 0);
        }
        if (!expected.isEmpty()) {
            assertThat(history.first()).isEqualTo(expected.firstKey());
            assertThat(history.last()).isEqualTo(expected.lastKey());
        }
    }

    @Test
    void weeksBeginOnMonday() {
        // 2026-11-02 is a Monday
        int monday = (int) LocalDate.of(2026, 11, 2).toEpochDay();
        int week = Profile.DEMAND.stepOf(monday);
        assertThat(Profile.DEMAND.dayOf(week)).isEqualTo(monday);
        assertThat(Profile.DEMAND.stepOf(monday + 6)).isEqualTo(week);
        assertThat(Profile.DEMAND.stepOf(monday - 1)).isEqualTo(week - 1);
        assertThat(Profile.PRICE.dayOf(Profile.PRICE.stepOf(monday))).isEqualTo(monday);
    }
}
