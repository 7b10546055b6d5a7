package org.bitebudget.ml.domain.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PriceHistoryTest {
    private static final int DAY = 20_000;

    @Property(tries = 200, seed = "20080101")
    void orderOfArrivalDoesntMatter(@ForAll Random random) {
        // Given observations of some days, several of the same day among them
        List<ObservedPrice> observations = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            observations.add(price(DAY + random.nextInt(60), 100 + i, random.nextInt(1000), "obs_" + i));
        }

        // When they come in two orders
        PriceHistory one = of(observations);
        Collections.shuffle(observations, random);
        PriceHistory other = of(observations);

        // Then the history is the same
        assertThat(other).isEqualTo(one);
    }

    @Test
    void keepsNoMoreThanItsWindow() {
        // Given a price a day for longer than the window
        PriceHistory history = PriceHistory.empty();
        for (int day = 0; day < 300; day++) {
            history = history.with(price(DAY + day, 100 + day, 0, "obs_" + day));
        }

        // Then the newest days remain, and an older one no longer changes anything
        assertThat(history.days()).hasSize(PriceHistory.WINDOW_DAYS);
        assertThat(history.last().minor()).isEqualTo(399);
        assertThat(history.with(price(DAY, 1, 0, "late"))).isEqualTo(history);
    }

    @Test
    void aHigherRevisionReplacesAndALowerOneDoesnt() {
        PriceHistory history = PriceHistory.empty().with(price(DAY, 100, 0, "obs_a"));
        ObservedPrice corrected = new ObservedPrice(DAY, 120, false, 0, "obs_a", 2);

        assertThat(history.with(corrected).last().minor()).isEqualTo(120);
        assertThat(history.with(corrected).with(price(DAY, 100, 0, "obs_a"))).isEqualTo(history.with(corrected));
    }

    @Test
    void aRetractionTakesTheDayBack() {
        PriceHistory history =
                PriceHistory.empty().with(price(DAY, 100, 0, "obs_a")).with(price(DAY + 1, 90, 0, "obs_b"));

        assertThat(history.without("obs_b").last().minor()).isEqualTo(100);
        assertThat(history.without("obs_b").without("obs_a").isEmpty()).isTrue();
    }

    @Test
    void aPriceHoldsUntilTheNextButNotForMonths() {
        // Given a price, another three days later, and one after two months
        PriceTrack track = PriceHistory.empty()
                .with(price(DAY, 100, 0, "obs_a"))
                .with(price(DAY + 3, 200, 0, "obs_b"))
                .with(price(DAY + 63, 300, 0, "obs_c"))
                .track(2);

        // Then days between are filled, and those too long after the last sight are unknown
        assertThat(track.size()).isEqualTo(64);
        assertThat(track.priceAt(2)).isEqualTo(1);
        assertThat(track.priceAt(3)).isEqualTo(2);
        assertThat(track.priceAt(3 + PriceTrack.HOLDS_DAYS)).isEqualTo(2);
        assertThat(track.priceAt(4 + PriceTrack.HOLDS_DAYS)).isNaN();
        assertThat(track.priceAt(63)).isEqualTo(3);
    }

    private static PriceHistory of(List<ObservedPrice> observations) {
        PriceHistory history = PriceHistory.empty();
        for (ObservedPrice observation : observations) {
            history = history.with(observation);
        }
        return history;
    }

    private static ObservedPrice price(int day, long minor, long occurredAt, String observation) {
        return new ObservedPrice(day, minor, false, occurredAt, observation, 1);
    }
}
