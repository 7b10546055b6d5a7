package org.bitebudget.price.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceStatistics;
import org.bitebudget.event.Trend;
import org.bitebudget.price.Observed;
import org.junit.jupiter.api.Test;

/** The oracle against what docs/prices.md says by example; what it finds must be found. */
class PriceOracleTest {

    private final Observed milk = new Observed("Corner", "oat-milk");

    @Test
    void theDocumentedExampleComesOut() {
        // Given 1.99 on 1 March, 1.49 on 11 March, seen again on the 12th
        List<PriceObservation> seen =
                List.of(milk.on("2026-03-01", 199), milk.on("2026-03-11", 149), milk.on("2026-03-12", 149));

        // When the price is worked out
        CurrentPrice price = price(seen);

        // Then it is as documented
        assertThat(price.getPrice()).isEqualTo(usd(149));
        assertThat(price.getSince()).isEqualTo(Instant.parse("2026-03-11T00:00:00Z"));
        assertThat(price.getPrevious()).isEqualTo(usd(199));
        PriceStatistics month = price.getStatistics().get(1);
        assertThat(month.getKnownDays()).isEqualTo(12);
        assertThat(month.getMeanMicroMinor()).isEqualTo(190_666_667);
        assertThat(month.getMedian()).isEqualTo(usd(199));
        assertThat(month.getObservations()).isEqualTo(3);
        assertThat(month.getChanges()).isEqualTo(1);
        assertThat(price.getStatistics().get(0).getMeanMicroMinor()).isEqualTo(184_714_286);
        assertThat(price.getTrend()).isEqualTo(Trend.FALLING);
    }

    @Test
    void aPriceInCentsRestsInQuarantineUntilItIsBorneOut() {
        // Given a price a hundredfold, which the next week's doesn't bear out
        List<PriceObservation> seen = new ArrayList<>(
                List.of(milk.on("2026-03-01", 199), milk.on("2026-03-02", 19_900), milk.on("2026-03-05", 205)));
        assertThat(Judged.of(seen).quarantined()).singleElement().satisfies(doubt -> assertThat(doubt.usualMinor())
                .isEqualTo(199));

        // When it is seen again within 7 days
        seen.add(milk.on("2026-03-09", 19_800));

        // Then both are believed, and the one between them is not
        assertThat(Judged.of(seen).quarantined()).singleElement().satisfies(doubt -> assertThat(doubt.usualMinor())
                .isEqualTo(19_900));
        assertThat(Judged.of(seen).newest().getPrice()).isEqualTo(usd(19_800));
    }

    @Test
    void aWrongFieldAMissingProductAndAnUnknownOneAreFound() {
        // Given what should be told of three products
        Observed bread = new Observed("Corner", "bread");
        Observed eggs = new Observed("Corner", "eggs");
        PriceOracle oracle = new PriceOracle(
                List.of(milk.on("2026-03-01", 199), milk.on("2026-03-02", 150), bread.on("2026-03-02", 300)));

        // When one is told with another lowest day, one not at all, and one that nobody saw
        CurrentPrice right = price(List.of(milk.on("2026-03-01", 199), milk.on("2026-03-02", 150)));
        CurrentPrice wrong = CurrentPrice.newBuilder(right)
                .setLowestOn(LocalDate.parse("2026-03-01"))
                .build();
        CurrentPrice stray = price(List.of(eggs.on("2026-03-02", 400)));
        Differences differences = oracle.currentPrices(List.of(wrong, stray), List.of());

        // Then all three are named
        assertThat(differences.different()).isEqualTo(3);
        assertThat(differences.listed())
                .anyMatch(line -> line.contains("lowestOn is 2026-03-01, should be 2026-03-02"))
                .anyMatch(line -> line.contains("Corner|bread: is missing"))
                .anyMatch(line -> line.contains("Corner|eggs: nobody observed it"));
        // And what is right is not
        assertThat(oracle.currentPrices(List.of(right, price(List.of(bread.on("2026-03-02", 300)))), List.of())
                        .different())
                .isZero();
    }

    @Test
    void alertsFollowArrivalAndAreToldOnce() {
        // Given a drop that is told after a later price, and one in order
        List<PriceObservation> seen = List.of(
                milk.on("2026-03-01", 200),
                milk.on("2026-03-05", 200),
                milk.on("2026-03-03", 100),
                milk.on("2026-03-06", 150),
                milk.on("2026-03-06", 150));

        // Then only the one in order crosses
        List<Move> moves = Move.along(seen);
        assertThat(moves).extracting(Move::minor).containsExactly(200L, 150L);
        assertThat(new RuleReplay(milk.dropOf(10, "rule")).along(moves))
                .singleElement()
                .satisfies(alert -> assertThat(alert.previous()).isEqualTo(usd(200)));
        // And one that was not told is missed
        assertThat(new PriceOracle(seen)
                        .alerts(List.of(milk.dropOf(10, "rule")), List.of(), List.of())
                        .different())
                .isEqualTo(1);
    }

    private static CurrentPrice price(List<PriceObservation> seen) {
        PriceThen then = new PriceThen(Judged.of(seen).believed());
        PriceObservation newest = then.newest();
        return then.event(newest.getEnvelope(), newest.getWhen().getLocalDate(), null);
    }

    private static Money usd(long cents) {
        return new Money(cents, "USD");
    }
}
