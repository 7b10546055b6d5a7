package org.bitebudget.serving.domain.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bitebudget.platform.money.Money;
import org.bitebudget.serving.domain.PriceAge;
import org.bitebudget.serving.domain.recommend.Candidate.BuyingHabit;
import org.bitebudget.serving.domain.recommend.Ranking.Ranked;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant SEEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final PriceAge AGE = PriceAge.at(SEEN);

    @Test
    void theThreeViewsCountByTheirWeights() {
        Ranked ranked = Ranking.FIXED
                .rank(List.of(candidate("a", "Milk", "dairy.milk", 1, 0.5, Optional.empty(), offer(75, 100))), TODAY, 1)
                .get(0);

        assertThat(ranked.collaborativePart()).isCloseTo(0.6, within(1e-9));
        assertThat(ranked.contentPart()).isCloseTo(0.15, within(1e-9));
        // a quarter off is half of the best that counts
        assertThat(ranked.pricePart()).isCloseTo(0.05, within(1e-9));
        assertThat(ranked.score()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void whatWasBoughtYesterdayWaitsForItsDay() {
        BuyingHabit fresh = habit(TODAY.minusDays(1), 9);
        BuyingHabit due = habit(TODAY.minusDays(9), 9);
        BuyingHabit overdue = habit(TODAY.minusDays(20), 9);

        assertThat(due.due(TODAY)).isCloseTo(0.5, within(1e-9));
        assertThat(fresh.due(TODAY)).isLessThan(0.01);
        assertThat(overdue.due(TODAY)).isGreaterThan(0.99);
        assertThat(due.daysLeft(TODAY)).hasValue(0);
        assertThat(fresh.daysLeft(TODAY)).hasValue(8);
        assertThat(ids(Ranking.FIXED.rank(
                        List.of(
                                candidate("a", "Milk", "dairy.milk", 0.8, 0, Optional.of(fresh), Optional.empty()),
                                candidate("b", "Rice", "pantry.rice", 0.6, 0, Optional.of(due), Optional.empty())),
                        TODAY,
                        2)))
                .containsExactly("b", "a");
    }

    @Test
    void aClockBehindTheReceiptsDoesNoHarm() {
        BuyingHabit tomorrow = habit(TODAY.plusDays(1), 9);

        assertThat(tomorrow.daysSince(TODAY)).isZero();
        assertThat(tomorrow.due(TODAY)).isLessThan(0.5);
    }

    @Test
    void fourMilksDontPushEverythingElseOut() {
        List<Candidate> candidates = List.of(
                candidate("m1", "Whole milk", "dairy.milk", 0.90, 0, Optional.empty(), Optional.empty()),
                candidate("m2", "Skimmed milk", "dairy.milk", 0.89, 0, Optional.empty(), Optional.empty()),
                candidate("m3", "Organic milk", "dairy.milk", 0.88, 0, Optional.empty(), Optional.empty()),
                candidate("r", "Basmati rice", "pantry.rice", 0.70, 0, Optional.empty(), Optional.empty()));

        assertThat(ids(Ranking.FIXED.rank(candidates, TODAY, 4))).containsExactly("m1", "r", "m2", "m3");
        assertThat(ids(Ranking.FIXED.rank(candidates, TODAY, 1))).containsExactly("m1");
        assertThat(Ranking.likeness(candidates.get(0), candidates.get(1))).isCloseTo(0.75, within(1e-9));
        assertThat(Ranking.likeness(candidates.get(0), candidates.get(3))).isZero();
    }

    @Test
    void nothingToRankGivesNothing() {
        assertThat(Ranking.FIXED.rank(List.of(), TODAY, 5)).isEmpty();
    }

    @Test
    void bargainsAreTheGreatestCutsAndGoAsPricesRise() {
        BargainBoard board = new BargainBoard();
        board.put(bargain("s|a", 80));
        board.put(bargain("s|b", 60));
        board.put(bargain("s|c", 95));
        assertThat(board.best(Optional.empty(), 5, AGE))
                .extracting(BargainBoard.Bargain::key)
                .containsExactly("s|b", "s|a");
        assertThat(board.best(Optional.of("GBP"), 5, AGE)).isEmpty();

        board.put(bargain("s|b", 100));
        board.remove("s|never");
        assertThat(board.best(Optional.of("EUR"), 5, AGE))
                .extracting(BargainBoard.Bargain::key)
                .containsExactly("s|a");
        PriceAge later = PriceAge.at(SEEN.plus(PriceAge.HOLDS));
        assertThat(board.best(Optional.of("EUR"), 5, later)).isEmpty();
    }

    private static BargainBoard.Bargain bargain(String key, long price) {
        return new BargainBoard.Bargain(
                key, key, key, Optional.empty(), offer(price, 100).orElseThrow(), SEEN);
    }

    private static BuyingHabit habit(LocalDate last, double interval) {
        return new BuyingHabit(5, last, OptionalDouble.of(interval), OptionalDouble.of(1), 1);
    }

    private static Optional<Offer> offer(long price, long usual) {
        return Optional.of(new Offer("shop", "p", new Money(price, "EUR"), new Money(usual, "EUR")));
    }

    private static List<String> ids(List<Ranked> ranked) {
        return ranked.stream().map(each -> each.candidate().itemId()).toList();
    }

    private static Candidate candidate(
            String id,
            String name,
            String category,
            double collaborative,
            double content,
            Optional<BuyingHabit> habit,
            Optional<Offer> offer) {
        return new Candidate(
                id, name, Optional.of(category), collaborative, content, "popular", Optional.empty(), habit, 0, offer);
    }
}
