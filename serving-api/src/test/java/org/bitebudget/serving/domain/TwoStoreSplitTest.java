package org.bitebudget.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitebudget.serving.domain.TwoStoreSplit.Part;
import org.bitebudget.serving.domain.TwoStoreSplit.Split;
import org.junit.jupiter.api.Test;

class TwoStoreSplitTest {

    private static final int NONE = 0;

    @Test
    void eachItemIsBoughtWhereItIsCheaper() {
        Split split = best("EUR", new int[][] {{100, 300, 250}, {120, 200, 260}, {110, 290, 240}});

        assertThat(split.parts()).extracting(Part::store).containsExactly("s0", "s1");
        assertThat(split.totalMinor()).isEqualTo(100 + 200 + 250);
        assertThat(split.missing()).isEmpty();
    }

    @Test
    void aPairThatLacksLessBeatsACheaperOne() {
        Split split = best("EUR", new int[][] {{10, 10, NONE}, {20, 20, NONE}, {NONE, NONE, 900}});

        assertThat(split.parts()).extracting(Part::store).containsExactly("s0", "s2");
        assertThat(split.totalMinor()).isEqualTo(920);
    }

    @Test
    void oneStoreIsTakenWhereASecondSavesNothing() {
        Split split = best("EUR", new int[][] {{100, 200}, {100, 250}});

        assertThat(split.parts()).extracting(Part::store).containsExactly("s0");
    }

    @Test
    void whatNobodySellsIsMissing() {
        Split split = best("EUR", new int[][] {{100, NONE}, {90, NONE}});

        assertThat(split.missing()).extracting(Wanted::itemId).containsExactly("i1");
        assertThat(split.totalMinor()).isEqualTo(90);
    }

    @Test
    void currenciesAreNotMixed() {
        List<Basket> baskets = new ArrayList<>(baskets("EUR", new int[][] {{500, NONE}}));
        baskets.addAll(baskets("USD", new int[][] {{NONE, 1}}));

        Split split = TwoStoreSplit.best(baskets).orElseThrow();

        assertThat(split.parts()).hasSize(1);
        assertThat(split.currency()).isEqualTo("EUR");
    }

    @Test
    void itIsTheLeastOfAllWaysToSendEachItemToOneOfTwoStores() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int[][] prices = IntStream.range(0, 5)
                    .mapToObj(store -> random.ints(6, -2, 30)
                            .map(price -> Math.max(NONE, price))
                            .toArray())
                    .toArray(int[][]::new);
            Optional<Split> split = TwoStoreSplit.best(baskets("EUR", prices));
            long[] least = leastOfAllWays(prices);
            split.ifPresent(best -> {
                assertThat((long) best.missing().size()).isEqualTo(least[0]);
                assertThat(best.totalMinor()).isEqualTo(least[1]);
            });
        }
    }

    /** Fewest missing and then least cost over all pairs and all 2^6 ways to divide six items between them. */
    private static long[] leastOfAllWays(int[][] prices) {
        long[] least = {Long.MAX_VALUE, Long.MAX_VALUE};
        for (int[] one : prices) {
            for (int[] other : prices) {
                for (int way = 0; way < 64; way++) {
                    long missing = 0;
                    long cost = 0;
                    for (int item = 0; item < 6; item++) {
                        int price = (way >> item & 1) == 0 ? one[item] : other[item];
                        missing += price == NONE ? 1 : 0;
                        cost += price;
                    }
                    if (missing < least[0] || (missing == least[0] && cost < least[1])) {
                        least = new long[] {missing, cost};
                    }
                }
            }
        }
        return least;
    }

    private static Split best(String currency, int[][] prices) {
        return TwoStoreSplit.best(baskets(currency, prices)).orElseThrow();
    }

    /** Stores s0, s1 and so on with the prices of items i0, i1 and so on. */
    private static List<Basket> baskets(String currency, int[][] prices) {
        List<Basket> baskets = new ArrayList<>();
        for (int store = 0; store < prices.length; store++) {
            List<Choice> choices = new ArrayList<>();
            List<Wanted> notSold = new ArrayList<>();
            for (int item = 0; item < prices[store].length; item++) {
                Wanted wanted = new Wanted(
                        "i" + item, "item", BigDecimal.ONE, Optional.empty(), Optional.empty(), Optional.empty());
                if (prices[store][item] == NONE) {
                    notSold.add(wanted);
                } else {
                    choices.add(new Choice(wanted, price("s" + store, currency, prices[store][item]), 1, true, true));
                }
            }
            if (!choices.isEmpty()) {
                baskets.add(new Basket("s" + store, currency, choices, List.of(), notSold));
            }
        }
        return baskets;
    }

    private static Price price(String store, String currency, long minor) {
        return new Price(
                store,
                "p",
                "item",
                currency,
                minor,
                "",
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
