package org.bitebudget.ml.domain.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HabitTest {

    @Test
    void agesAreCountedFromTheNewestBasket() {
        // Given milk in the first, third and fifth of six baskets
        List<Basket> history =
                List.of(Basket.of(1), Basket.of(2), Basket.of(1, 2), Basket.of(3), Basket.of(1), Basket.of(4));

        // When its habit is asked for
        Habit milk = Habit.of(history).get(1);

        // Then it comes every second basket and is just due
        assertThat(milk.times()).isEqualTo(3);
        assertThat(milk.age()).isEqualTo(1);
        assertThat(milk.firstAge()).isEqualTo(5);
        assertThat(milk.interval()).isEqualTo(2);
        assertThat(milk.due()).isEqualTo(1);
        assertThat(milk.slow()).isCloseTo(0.9 + Math.pow(0.9, 3) + Math.pow(0.9, 5), within(1e-12));
    }

    @Test
    void whatWasBoughtOnceHasNoInterval() {
        Habit once = Habit.of(List.of(Basket.of(7))).get(7);

        assertThat(once.interval()).isNegative();
        assertThat(once.due()).isNegative();
    }

    @Test
    void aBasketCountsAnItemOnceAndKnowsNoNumbersBelowZero() {
        assertThat(Basket.of(3, 1, 3).items()).containsExactly(1, 3);
        assertThatThrownBy(() -> Basket.of(-1)).hasMessageContaining("-1");
    }

    @Test
    void sharesOfPairsGrowWithEvidence() {
        // Given that item 0 was followed by item 1 ten times of ten, and item 2 by item 1 once of one
        PairCounts.Builder pairs = new PairCounts.Builder(3);
        for (int i = 0; i < 10; i++) {
            pairs.add(Basket.of(0).items(), Basket.of(0, 1));
        }
        pairs.add(Basket.of(2).items(), Basket.of(1));
        PairCounts counts = pairs.build();

        // Then the first is believed more, and no item follows itself
        assertThat(counts.spread(Basket.of(0).items())).containsExactly(0, 10.0 / 30, 0);
        assertThat(counts.spread(Basket.of(2).items())).containsExactly(0, 1.0 / 21, 0);
        assertThat(counts.doubt(Basket.of(0, 2).items())).isCloseTo(20.0 / 30 + 20.0 / 21, within(1e-12));
    }
}
