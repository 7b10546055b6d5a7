package org.bitebudget.ml.domain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangeHazardTest {

    private static final int MONDAY = (int) LocalDate.parse("2026-01-05").toEpochDay();
    private static final int PRODUCTS = 400;
    private static final int DAYS = 120;

    private final ChangeHazard hazard = new ChangeHazard();
    private final Random random = new Random(1);

    /** How one product's price goes on. */
    private interface Shop {
        long price(int product, int day, long before);
    }

    @Test
    void chancesOfPricesThatChangeAtRandomComeTrue() {
        // Given a store that changes a price in forty every day
        List<PriceSpells> seen = seen((product, day, before) -> random.nextInt(40) == 0 ? before + 1 : before);

        // When one asks how likely a change is
        double week = mean(seen, 7);
        double month = mean(seen, 28);

        // Then it is what such prices do
        assertThat(week).isCloseTo(1 - Math.pow(39.0 / 40, 7), within(0.04));
        assertThat(month).isCloseTo(1 - Math.pow(39.0 / 40, 28), within(0.08));
    }

    @Test
    void aStoreThatChangesPricesOnWednesdaysIsExpectedToDoSo() {
        // Given prices of which one in three changes, on Wednesdays only
        List<PriceSpells> seen = seen((product, day, before) -> {
            boolean wednesday = LocalDate.ofEpochDay(day).getDayOfWeek() == DayOfWeek.WEDNESDAY;
            return wednesday && random.nextInt(3) == 0 ? before + 1 : before;
        });

        // When one asks on a Tuesday and on a Wednesday
        PriceSpells tuesday = at(seen.get(0), DayOfWeek.TUESDAY);
        PriceSpells wednesday = at(seen.get(0), DayOfWeek.WEDNESDAY);

        // Then tomorrow differs, and next week doesn't
        assertThat(hazard.probability(tuesday, 1)).isGreaterThan(3 * hazard.probability(wednesday, 1));
        assertThat(hazard.probability(tuesday, 7)).isCloseTo(hazard.probability(wednesday, 7), within(0.05));
    }

    @Test
    void aProductThatChangedOftenWillChangeSooner() {
        // Given products that change every other day, and others that hardly do
        List<PriceSpells> seen =
                seen((product, day, before) -> random.nextInt(product < 10 ? 2 : 100) == 0 ? before + 1 : before);

        assertThat(hazard.probability(seen.get(5), 7)).isGreaterThan(0.7);
        assertThat(hazard.probability(seen.get(50), 7)).isLessThan(0.2);
    }

    @Test
    void aPromotionOfAWeekWillHaveEnded() {
        // Given promotions that take the price down for just a week, every fourth week
        List<PriceSpells> seen = new ArrayList<>();
        for (int product = 0; product < PRODUCTS; product++) {
            seen.add(PriceSpells.first(MONDAY, 100, false));
        }
        for (int day = 1; day < 4 * 28 + 3; day++) {
            for (int product = 0; product < PRODUCTS; product++) {
                boolean promo = (day + product) % 28 < 7;
                seen.set(product, hazard.observe(seen.get(product), MONDAY + day, promo ? 80 : 100, promo));
            }
        }
        PriceSpells promoted =
                seen.stream().filter(PriceSpells::promo).findFirst().orElseThrow();
        PriceSpells regular = seen.stream()
                .filter(product -> !product.promo() && product.day() - product.promoSince() > 15)
                .findFirst()
                .orElseThrow();

        // When one asks for the price in two weeks, then the promotion is over
        assertThat(hazard.likely(promoted, 14)).isEqualTo(100);
        assertThat(hazard.likely(regular, 1)).isEqualTo(100);
        // And the next one is about to start where the last one was long ago
        assertThat(hazard.promotion(regular, 14)).isGreaterThan(0.5);
        assertThat(hazard.daysToPromotion(regular).orElseThrow()).isBetween(1, 14);
        assertThat(hazard.promotion(promoted, 1)).isEqualTo(1);
        // And the outlook says when, of a promotion only where none is on
        ChangeOutlook outlook = hazard.outlook(regular);
        assertThat(outlook.daysToPromotion()).isEqualTo(hazard.daysToPromotion(regular));
        assertThat(hazard.outlook(promoted).daysToPromotion()).isEmpty();
        int days = outlook.daysToChange().orElseThrow();
        assertThat(hazard.probability(regular, days)).isGreaterThanOrEqualTo(0.5);
        assertThat(hazard.probability(regular, days - 1)).isLessThan(0.5);
    }

    @Test
    void chancesAreProbabilitiesThatGrowWithTheDays() {
        List<PriceSpells> seen = seen((product, day, before) -> random.nextInt(5) == 0 ? before + 1 : before);

        double before = 0;
        for (int days = 1; days <= 28; days++) {
            double chance = hazard.probability(seen.get(0), days);
            assertThat(chance).isBetween(before, 1.0);
            before = chance;
        }
    }

    @Test
    void whatWasNotSeenForLongerThanAPriceHoldsTeachesNothing() {
        ChangeHazard.State before = hazard.state();

        PriceSpells later = hazard.observe(PriceSpells.first(MONDAY, 100, false), MONDAY + 29, 200, false);

        assertThat(hazard.state()).isEqualTo(before);
        assertThat(later.began()).isFalse();
        assertThat(later.since()).isEqualTo(MONDAY + 29);
        // and a day that was seen already changes nothing
        assertThat(hazard.observe(later, MONDAY + 29, 300, true)).isEqualTo(later);
    }

    @Test
    void itGoesOnFromItsState() {
        // Given a store's rates and a copy made of their state
        List<PriceSpells> seen = seen((product, day, before) -> random.nextInt(7) == 0 ? before + 1 : before);
        ChangeHazard copy = ChangeHazard.of(hazard.state());

        // When both see the same next day
        PriceSpells one = hazard.observe(seen.get(3), MONDAY + DAYS, 5, true);
        PriceSpells other = copy.observe(seen.get(3), MONDAY + DAYS, 5, true);

        // Then they say the same
        assertThat(other).isEqualTo(one);
        assertThat(copy.state()).isEqualTo(hazard.state());
        assertThat(copy.probability(other, 14)).isEqualTo(hazard.probability(one, 14));
    }

    private List<PriceSpells> seen(Shop shop) {
        List<PriceSpells> seen = new ArrayList<>();
        for (int product = 0; product < PRODUCTS; product++) {
            seen.add(PriceSpells.first(MONDAY, 1_000, false));
        }
        for (int day = MONDAY + 1; day < MONDAY + DAYS; day++) {
            for (int product = 0; product < PRODUCTS; product++) {
                PriceSpells known = seen.get(product);
                seen.set(product, hazard.observe(known, day, shop.price(product, day, known.minor()), false));
            }
        }
        return seen;
    }

    private double mean(List<PriceSpells> seen, int days) {
        return seen.stream()
                .mapToDouble(product -> hazard.probability(product, days))
                .average()
                .orElseThrow();
    }

    /** The product without a change up to the next such day. */
    private static PriceSpells at(PriceSpells product, DayOfWeek weekday) {
        PriceSpells at = product;
        while (LocalDate.ofEpochDay(at.day()).getDayOfWeek() != weekday) {
            at = at.with(at.day() + 1, at.minor(), at.promo());
        }
        return at;
    }
}
