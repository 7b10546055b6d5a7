package org.bitebudget.ocr.domain.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookAlikeTest {

    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final List<Long> LINES = List.of(125L, 240L, 560L, 250L, 99L);

    @Test
    void theSameTotalAtTheSameTimeIsTheSameReceiptWhateverElseWasMisread() {
        assertThat(LookAlike.of(receipt("b", "gren vally", NOON, 1274, List.of()), List.of(shop(NOON, 1274))))
                .contains(new LookAlike("a", false));
    }

    @Test
    void withoutTimeTheSameTotalNeedsTheSameShopOrTheSameLines() {
        List<Fingerprint> day = List.of(shop(null, 1274));

        assertThat(LookAlike.of(receipt("b", "green-valley-markt-ltd", null, 1274, List.of()), day))
                .isPresent();
        assertThat(LookAlike.of(receipt("b", null, null, 1274, LINES), day)).isPresent();
        assertThat(LookAlike.of(receipt("b", "bakery", null, 1274, List.of(1274L)), day))
                .isEmpty();
    }

    @Test
    void twoCoffeesAtDifferentTimesAreTwoPurchases() {
        Fingerprint morning = receipt("a", "cafe", LocalTime.of(8, 10), 350, List.of(350L));

        assertThat(LookAlike.of(receipt("b", "cafe", LocalTime.of(16, 25), 350, List.of(350L)), List.of(morning)))
                .isEmpty();
        assertThat(LookAlike.of(receipt("b", "cafe", LocalTime.of(8, 19), 350, List.of(350L)), List.of(morning)))
                .isEmpty();
    }

    @Test
    void aTimeWithOneMisreadDigitDoesNotHideTheSameLinesOfTheSameShop() {
        assertThat(LookAlike.of(
                        receipt("b", "green-valley-market-ltd", LocalTime.of(12, 8), 1274, LINES),
                        List.of(shop(NOON, 1274))))
                .isPresent();
    }

    @Test
    void anotherTotalOverTheSameLinesIsAlteredOrMisread() {
        assertThat(LookAlike.of(receipt("b", "green-valley-market-ltd", NOON, 9274, LINES), List.of(shop(NOON, 1274))))
                .contains(new LookAlike("a", true));
    }

    @Test
    void oneOfFiveLinesMayDifferAndNoMore() {
        List<Long> four = List.of(125L, 240L, 560L, 250L, 1L);
        List<Long> three = List.of(125L, 240L, 560L, 1L, 2L);

        assertThat(LookAlike.of(receipt("b", null, null, 1274, four), List.of(shop(null, 1274))))
                .isPresent();
        assertThat(LookAlike.of(receipt("b", null, null, 1274, three), List.of(shop(null, 1274))))
                .isEmpty();
    }

    @Test
    void equalAmountsCountAsOftenAsBothHaveThem() {
        Fingerprint twice = receipt("a", null, null, 400, List.of(100L, 100L, 100L, 100L));

        assertThat(LookAlike.of(receipt("b", null, null, 400, List.of(100L, 200L, 50L, 50L)), List.of(twice)))
                .isEmpty();
    }

    @Test
    void heldReceiptsItselfOtherCurrenciesAndThoseToldApartDoNotCount() {
        Fingerprint held = new Fingerprint("h", "green-valley-market-ltd", NOON, "EUR", 1274, LINES, true, null);
        Fingerprint apart = new Fingerprint("p", "green-valley-market-ltd", NOON, "EUR", 1274, LINES, false, "b");
        Fingerprint dollars = new Fingerprint("d", "green-valley-market-ltd", NOON, "USD", 1274, LINES, false, null);
        Fingerprint itself = receipt("b", "green-valley-market-ltd", NOON, 1274, LINES);

        assertThat(LookAlike.of(itself, List.of(held, apart, dollars, itself))).isEmpty();
    }

    private static Fingerprint shop(LocalTime time, long total) {
        return receipt("a", "green-valley-market-ltd", time, total, LINES);
    }

    private static Fingerprint receipt(String id, String shop, LocalTime time, long total, List<Long> lines) {
        return new Fingerprint(id, shop, time, "EUR", total, lines, false, null);
    }
}
