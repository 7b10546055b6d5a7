package org.bitebudget.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bitebudget.serving.domain.Price.MultiBuy;
import org.junit.jupiter.api.Test;

class ListPricingTest {

    private static final Instant SEEN = Instant.parse("2026-11-20T10:00:00Z");

    private static final PriceAge AGE = PriceAge.at(SEEN.plusSeconds(3600));

    private final PriceCatalogue prices = new PriceCatalogue();

    @Test
    void eachStoreGetsTheCheapestThatFitsAndNamesWhatItLacks() {
        List<Wanted> list = List.of(wanted("milk", "1", null), wanted("bread", "2", null));
        take(price("corner", "1", "Whole milk", 120));
        take(price("corner", "2", "Semi-skimmed milk", 99));
        take(price("market", "7", "Milk", 110));
        take(price("market", "8", "Rye bread", 250));
        take(price("kiosk", "9", "Newspaper", 300));

        List<Basket> baskets = ListPricing.baskets(list, prices, AGE);

        assertThat(baskets).extracting(Basket::store).containsExactly("market", "corner");
        assertThat(baskets.get(0).totalMinor()).isEqualTo(110 + 2 * 250);
        assertThat(baskets.get(1).choices().get(0).price().product()).isEqualTo("2");
        assertThat(baskets.get(1).notSold()).extracting(Wanted::text).containsExactly("bread");
    }

    @Test
    void quantitiesAreBoughtInWholePacks() {
        List<Wanted> list = List.of(wanted("flour", "1500", "g"));
        // 500 g for 0.45 and 1 kg for 0.80: three small packs cost 1.35, two large ones 1.60
        take(sized("corner", "1", "Flour", 45, 90_000_000));
        take(sized("corner", "2", "Flour", 80, 80_000_000));

        Choice choice = ListPricing.baskets(list, prices, AGE).get(0).choices().get(0);

        assertThat(choice.price().product()).isEqualTo("1");
        assertThat(choice.packs()).isEqualTo(3);
        assertThat(choice.costMinor()).isEqualTo(135);
    }

    @Test
    void piecesAreCountedWhereAPackTellsHowManyItHolds() {
        List<Wanted> list = List.of(wanted("eggs", "18", null));
        // a dozen for 2.40
        take(new Price(
                "corner",
                "1",
                "Eggs",
                "EUR",
                240,
                "PIECE",
                OptionalLong.of(20_000_000),
                Optional.empty(),
                Optional.empty(),
                SEEN,
                Optional.empty(),
                Optional.empty(),
                true));

        assertThat(ListPricing.baskets(list, prices, AGE).get(0).totalMinor()).isEqualTo(480);
    }

    @Test
    void aRoundedUnitPriceAddsNoPack() {
        List<Wanted> list = List.of(wanted("flour", "0.333", "kg"));
        // 333 g for 1.00: 3.003003 a kilogram, printed as 3.01
        take(sized("corner", "1", "Flour", 100, 301_000_000));

        assertThat(ListPricing.baskets(list, prices, AGE)
                        .get(0)
                        .choices()
                        .get(0)
                        .packs())
                .isEqualTo(1);
    }

    @Test
    void aPackOfUnknownSizeIsCountedOnceAndSaysSo() {
        List<Wanted> list = List.of(wanted("flour", "2", "kg"));
        take(price("corner", "1", "Flour", 10));
        assertThat(ListPricing.baskets(list, prices, AGE)
                        .get(0)
                        .choices()
                        .get(0)
                        .sizeKnown())
                .isFalse();

        take(sized("corner", "2", "Flour", 80, 80_000_000));

        Choice choice = ListPricing.baskets(list, prices, AGE).get(0).choices().get(0);
        assertThat(choice.price().product()).isEqualTo("2");
        assertThat(choice.packs()).isEqualTo(2);
    }

    @Test
    void anItemThatNamesItsProductTakesNoOther() {
        Wanted item = new Wanted("i", "milk", BigDecimal.ONE, Optional.empty(), Optional.empty(), Optional.of("oat-1"));
        List<Wanted> list = List.of(item);
        take(price("corner", "1", "Milk", 10));
        assertThat(ListPricing.baskets(list, prices, AGE)).isEmpty();

        take(price("corner", "oat-1", "Havregryn", 300));

        assertThat(ListPricing.baskets(list, prices, AGE).get(0).totalMinor()).isEqualTo(300);
    }

    @Test
    void aMultiBuyIsUsedAsOftenAsItIsFull() {
        List<Wanted> list = List.of(wanted("milk", "7", null));
        // 1.00 each, three for 2.50: two times three and one more
        take(offered("corner", "1", "Milk", 100, new MultiBuy(3, 250), true));
        // three for 3.30 is no saving
        take(offered("market", "1", "Milk", 100, new MultiBuy(3, 330), true));

        assertThat(ListPricing.baskets(list, prices, AGE))
                .extracting(Basket::totalMinor)
                .containsExactly(600L, 700L);
    }

    @Test
    void whatAStoreHasNoneOfIsNotBoughtThere() {
        List<Wanted> list = List.of(wanted("milk", "1", null), wanted("bread", "1", null));
        take(offered("corner", "1", "Milk", 10, null, false));
        take(price("corner", "2", "Bread", 100));
        take(offered("kiosk", "1", "Milk", 10, null, false));

        List<Basket> baskets = ListPricing.baskets(list, prices, AGE);

        assertThat(baskets).extracting(Basket::store).containsExactly("corner");
        assertThat(baskets.get(0).outOfStock()).extracting(Wanted::text).containsExactly("milk");
        assertThat(baskets.get(0).notSold()).isEmpty();
    }

    @Test
    void aPriceThatNoLongerHoldsIsTakenOnlyWhereThereIsNoOther() {
        List<Wanted> list = List.of(wanted("milk", "1", null), wanted("bread", "1", null));
        take(price("corner", "1", "Milk", 120));
        take(seenLongAgo(price("corner", "2", "Milk", 90)));
        take(price("corner", "3", "Bread", 200));
        take(seenLongAgo(price("market", "1", "Milk", 80)));
        take(price("market", "2", "Bread", 150));

        List<Basket> baskets = ListPricing.baskets(list, prices, AGE);

        assertThat(baskets).extracting(Basket::store).containsExactly("corner", "market");
        assertThat(baskets.get(0).totalMinor()).isEqualTo(320);
        assertThat(baskets.get(0).choices()).allMatch(Choice::holds);
        assertThat(baskets.get(1).choices()).extracting(Choice::holds).containsExactly(false, true);
        TwoStoreSplit.Split split = TwoStoreSplit.best(baskets).orElseThrow();
        assertThat(split.totalMinor()).isEqualTo(120 + 150);
    }

    private static Price seenLongAgo(Price price) {
        return new Price(
                price.store(),
                price.product(),
                price.name(),
                price.currency(),
                price.priceMinor(),
                price.unit(),
                price.unitPriceMicro(),
                price.categoryId(),
                price.canonicalProductId(),
                SEEN.minus(PriceAge.HOLDS).plusSeconds(3600),
                price.promo(),
                price.multiBuy(),
                price.inStock());
    }

    private void take(Price price) {
        prices.put(price.store() + "|" + price.product(), price);
    }

    private static Price offered(
            String store, String product, String name, long minor, MultiBuy multiBuy, boolean inStock) {
        return new Price(
                store,
                product,
                name,
                "EUR",
                minor,
                "",
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                SEEN,
                Optional.empty(),
                Optional.ofNullable(multiBuy),
                inStock);
    }

    private static Wanted wanted(String text, String quantity, String unit) {
        return new Wanted(
                text, text, new BigDecimal(quantity), Optional.ofNullable(unit), Optional.empty(), Optional.empty());
    }

    private static Price price(String store, String product, String name, long minor) {
        return offered(store, product, name, minor, null, true);
    }

    private static Price sized(String store, String product, String name, long minor, long microPerKilogram) {
        return new Price(
                store,
                product,
                name,
                "EUR",
                minor,
                "KG",
                OptionalLong.of(microPerKilogram),
                Optional.empty(),
                Optional.empty(),
                SEEN,
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
