package org.bitebudget.ml.domain.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AffinityTest {

    @Test
    void factorsFindTheTasteOfAShopper() {
        // Given shoppers of two tastes
        List<List<Basket>> histories =
                Shoppers.some(200, 1).stream().map(Shopper::history).toList();
        Affinity factors = ImplicitAls.fit(histories, Shoppers.ITEMS, new Random(2));

        // When somebody has bought a single item of one taste
        double[] scores = factors.of(List.of(Basket.of(0)));

        // Then the others of that taste suit better than those of the other
        assertThat(IntStream.range(1, 5).mapToDouble(item -> scores[item]).min().orElseThrow())
                .isGreaterThan(IntStream.range(5, 10)
                        .mapToDouble(item -> scores[item])
                        .max()
                        .orElseThrow());
    }

    @Test
    void factorsAreTheSameForTheSameSeed() {
        List<List<Basket>> histories =
                Shoppers.some(50, 3).stream().map(Shopper::history).toList();

        assertThat(ImplicitAls.fit(histories, Shoppers.ITEMS, new Random(4)).of(histories.get(0)))
                .containsExactly(ImplicitAls.fit(histories, Shoppers.ITEMS, new Random(4))
                        .of(histories.get(0)));
    }

    @Test
    void namesTellWhatResemblesAPurchase() {
        TextAffinity text = new TextAffinity(List.of("Whole milk 1 l", "Skimmed milk 1 l", "Bread", "!!"));

        double[] scores = text.of(List.of(Basket.of(0)));

        assertThat(scores[0]).isCloseTo(1, within(1e-9));
        assertThat(scores[1]).isBetween(0.1, 0.9);
        assertThat(scores[2]).isZero();
        assertThat(scores[3]).isZero();
        assertThat(text.of(List.of())).containsOnly(0);
        assertThat(text.likeness(0, 1)).isCloseTo(scores[1], within(1e-9));
    }

    @Test
    void aHybridWeighsScaledViewsAndLeavesTheWeightOfASilentOneToTheOthers() {
        // Given one view in tens, one in hundredths and one that says nothing
        Affinity tens = history -> new double[] {10, 20, 30};
        Affinity hundredths = history -> new double[] {0.03, 0.01, 0.01};
        Affinity silent = history -> new double[] {5, 5, 5};

        Hybrid hybrid = new Hybrid(List.of(
                new Hybrid.Part(tens, Hybrid.COLLABORATIVE),
                new Hybrid.Part(hundredths, Hybrid.CONTENT),
                new Hybrid.Part(silent, Hybrid.PRICE)));

        assertThat(hybrid.of(List.of())).containsExactly(new double[] {0.3 / 0.9, 0.3 / 0.9, 0.6 / 0.9}, within(1e-12));
    }

    @Test
    void aHybridWithoutPartsOrWeightIsRefused() {
        assertThatThrownBy(() -> new Hybrid(List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new Hybrid.Part(history -> new double[1], 0)).hasMessageContaining("above zero");
    }

    @Test
    void habitComesBeforeDemandForWhoeverHasOne() {
        HabitAndDemand both = new HabitAndDemand(new double[] {0.1, 0.05, 0});

        assertThat(Highest.of(both.of(List.of()), 3)).containsExactly(0, 1);
        List<Basket> loyal = List.of(Basket.of(2), Basket.of(2), Basket.of(2));
        assertThat(Highest.of(both.of(loyal), 3)).containsExactly(2, 0, 1);
    }

    @Test
    void demandIsWhatFollowedOrElseTheNewestBaskets() {
        List<Shopper> shoppers =
                List.of(new Shopper(List.of(Basket.of(0), Basket.of(1)), java.util.Optional.of(Basket.of(2))));

        assertThat(HabitAndDemand.learn(shoppers, 3).of(List.of())).containsExactly(0, 0, 4);
        assertThat(HabitAndDemand.learn(Shoppers.withoutNext(shoppers), 3).of(List.of()))
                .containsExactly(0, 4, 0);
    }
}
