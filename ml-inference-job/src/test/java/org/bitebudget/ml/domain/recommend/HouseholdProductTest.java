package org.bitebudget.ml.domain.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bitebudget.ml.domain.recommend.HouseholdProduct.Purchase;
import org.junit.jupiter.api.Test;

class HouseholdProductTest {

    private static final Product MILK = new Product("milk", "Milk", Optional.of("dairy.milk"));

    @Test
    void theIntervalIsTheMiddleOneAndAHolidayDoesntMoveIt() {
        // Given milk every nine days, but for one holiday
        HouseholdProduct milk = bought(1, 10, 19, 28, 65, 74);

        Rhythm rhythm = milk.rhythm();

        assertThat(rhythm.interval()).hasValue(9);
        assertThat(rhythm.spread()).hasValue(0);
        assertThat(rhythm.lastDay()).isEqualTo(74);
        assertThat(rhythm.times()).isEqualTo(6);
        assertThat(rhythm.quantity()).isCloseTo(2, within(1e-9));
    }

    @Test
    void twoPurchasesMakeNoInterval() {
        assertThat(bought(1, 10).rhythm().interval()).isEmpty();
        assertThat(bought(1).rhythm().spread()).isEmpty();
        // two receipts of one day are one day
        assertThat(bought(1, 1, 1).rhythm().interval()).isEmpty();
    }

    @Test
    void aCorrectedReceiptCountsOnceAndOneTakenBackNotAtAll() {
        HouseholdProduct milk = bought(1, 10, 19);

        HouseholdProduct moved = milk.with(MILK, List.of(), new Purchase("r1", 12, 2));
        assertThat(moved.purchases()).extracting(Purchase::day).containsExactly(1, 12, 19);
        assertThat(moved.without("r1").without("r0").without("r2").purchases()).isEmpty();
    }

    @Test
    void theNewestPurchaseNamesIt() {
        Product renamed = new Product("milk", "Whole milk", Optional.of("dairy.milk"));

        HouseholdProduct milk = bought(1, 10).with(renamed, List.of("b|2"), new Purchase("late", 5, 1));
        assertThat(milk.product()).isEqualTo(MILK);
        assertThat(milk.offers()).containsExactly("a|1", "b|2");

        HouseholdProduct newer = milk.with(renamed, List.of("b|2"), new Purchase("new", 50, 1));
        assertThat(newer.product()).isEqualTo(renamed);
        assertThat(newer.offers()).containsExactly("b|2", "a|1");
    }

    @Property(tries = 200)
    void theOrderInWhichReceiptsComeDoesntMatter(
            @ForAll @Size(max = 30) List<@IntRange(max = 60) Integer> days, @ForAll long seed) {
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            purchases.add(new Purchase("r" + i, days.get(i), 1));
        }
        HouseholdProduct inOrder = all(purchases);
        Collections.shuffle(purchases, new Random(seed));

        assertThat(all(purchases).purchases()).isEqualTo(inOrder.purchases());
    }

    private static HouseholdProduct all(List<Purchase> purchases) {
        HouseholdProduct product = HouseholdProduct.notBought(MILK);
        for (Purchase purchase : purchases) {
            product = product.with(MILK, List.of(), purchase);
        }
        return product;
    }

    private static HouseholdProduct bought(int... days) {
        HouseholdProduct product = HouseholdProduct.notBought(MILK);
        for (int i = 0; i < days.length; i++) {
            product = product.with(MILK, List.of("a|1"), new Purchase("r" + i, days[i], 2));
        }
        return product;
    }
}
