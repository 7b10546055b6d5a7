package org.bitebudget.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.bitebudget.ml.domain.recommend.Basket;
import org.bitebudget.ml.domain.recommend.Highest;
import org.bitebudget.ml.domain.recommend.Shopper;
import org.junit.jupiter.api.Test;

class NextBasketScoreTest {

    @Test
    void hitsCountMoreTheEarlierTheyCome() {
        // Given two of three items foreseen, at the first and third place
        NextBasketScore score = new NextBasketScore(3);
        score.add(List.of(7, 1, 8), Basket.of(7, 8, 9));

        // Then recall is two thirds, and the gain (1 + 1/log2(4)) of (1 + 1/log2(3) + 1/log2(4))
        assertThat(score.recall()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(score.ndcg()).isCloseTo(1.5 / (1.5 + Math.log(2) / Math.log(3)), within(1e-12));
        assertThat(score.recallError()).isCloseTo(0, within(1e-6));
    }

    @Test
    void placesBehindTheLastOneDontCount() {
        NextBasketScore score = new NextBasketScore(1);
        score.add(List.of(1, 7), Basket.of(7));

        assertThat(score.recall()).isZero();
        assertThat(score.ndcg()).isZero();
    }

    @Test
    void ownFrequencyComesBeforeEverybodysWhichFillsTheRest() {
        Shopper some = new Shopper(List.of(Basket.of(0, 1), Basket.of(1)), Optional.empty());
        Shopper other = new Shopper(List.of(Basket.of(2), Basket.of(2), Basket.of(2)), Optional.empty());

        BasketFrequency frequency = new BasketFrequency(List.of(some, other), 3);

        assertThat(Highest.of(frequency.of(some.history()), 3)).containsExactly(1, 0, 2);
    }
}
