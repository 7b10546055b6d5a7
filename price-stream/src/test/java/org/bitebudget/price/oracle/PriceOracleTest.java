package org.bitebudget.price.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.PriceStatistics;
import org.bitebudget.event.ProductIdentity;
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

    @Test
    void alertsOnAProductAcrossStoresFitIfTheyAreThoseOfSomeMovesInARow() {
        // Given a product that became known by an id at some time, and dropped twice
        List<PriceObservation> seen = List.of(
                milk.on("2026-03-01", 200),
                milk.on("2026-03-02", 150),
                milk.on("2026-03-03", 200),
                milk.on("2026-03-04", 150));
        PriceAlertRule rule = acrossStores(PriceRuleKind.DROP_PERCENT);
        List<ExpectedAlert> drops = new RuleReplay(rule).along(Move.along(seen));
        assertThat(drops).hasSize(2);

        // Then it can have told of both, of the second alone, or of none, but not of the first alone, nor twice of one
        assertThat(different(seen, rule, drops)).isZero();
        assertThat(different(seen, rule, drops.subList(1, 2))).isZero();
        assertThat(different(seen, rule, List.of())).isZero();
        assertThat(different(seen, rule, drops.subList(0, 1))).isEqualTo(1);
        assertThat(different(seen, rule, List.of(drops.get(1), drops.get(1)))).isEqualTo(1);
    }

    @Test
    void aProductThatUndercutsAllOtherStoresFitsInSomeOrder() {
        // Given a store that asks less than another one, which raises its price
        Observed elsewhere = new Observed("Market", "leche");
        List<PriceObservation> seen = List.of(
                elsewhere.on("2026-03-01", 100),
                milk.on("2026-03-01", 90),
                milk.on("2026-03-03", 80),
                elsewhere.on("2026-03-05", 120));
        PriceAlertRule rule = PriceAlertRule.newBuilder(acrossStores(PriceRuleKind.CHEAPER_ELSEWHERE))
                .setPercent(null)
                .build();
        ExpectedAlert first = undercut(rule, seen, 1);
        ExpectedAlert second = undercut(rule, seen, 2);

        // Then it is told once, by its first price beside the other store's, or not at all where that came last
        assertThat(different(seen, rule, List.of(first))).isZero();
        assertThat(different(seen, rule, List.of(second))).isZero();
        assertThat(different(seen, rule, List.of())).isZero();
        assertThat(different(seen, rule, List.of(first, second))).isEqualTo(2);
    }

    private static PriceAlertRule acrossStores(PriceRuleKind kind) {
        return PriceAlertRule.newBuilder(new Observed("Corner", "oat-milk").dropOf(10, "rule"))
                .setKind(kind)
                .setStore(null)
                .setProduct(null)
                .setCanonicalProductId("prd_1")
                .build();
    }

    /** What the rule tells when the product's price is the cheapest. */
    private static ExpectedAlert undercut(PriceAlertRule rule, List<PriceObservation> seen, int place) {
        Move move = Move.along(seen.subList(1, 3)).get(place - 1);
        return ExpectedAlert.elsewhere(rule, move.product(), seen.get(place), move);
    }

    /** How many differences there are where all products seen became known by the rule's id. */
    private static long different(List<PriceObservation> seen, PriceAlertRule rule, List<ExpectedAlert> told) {
        List<PriceAlert> alerts = told.stream().map(PriceOracleTest::event).toList();
        List<ProductIdentity> identities = seen.stream()
                .map(each -> new Observed(each.getStore(), each.getProduct()).identity(rule.getCanonicalProductId(), 0))
                .toList();
        return new PriceOracle(seen).alerts(List.of(rule), alerts, identities).different();
    }

    private static PriceAlert event(ExpectedAlert alert) {
        Instant at = alert.at() == null ? Instant.EPOCH : alert.at();
        return PriceAlert.newBuilder()
                .setEnvelope(new Envelope("evt", alert.alertId(), 0L, at, at, "test", alert.household()))
                .setHousehold(alert.household())
                .setAlertId(alert.alertId())
                .setRuleId(alert.ruleId())
                .setKind(alert.kind())
                .setStore(alert.store())
                .setProduct(alert.product())
                .setName("Oat milk, 1 l")
                .setPrice(alert.price())
                .setPrevious(alert.previous())
                .setObservationId(alert.observationId())
                .setSentence("")
                .build();
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
