package org.bitebudget.serving.domain.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.bitebudget.platform.money.Money;
import org.bitebudget.serving.domain.recommend.BuyAdvice.Action;
import org.bitebudget.serving.domain.recommend.Candidate.BuyingHabit;
import org.bitebudget.serving.domain.recommend.PriceOutlook.Expected;
import org.junit.jupiter.api.Test;

class BuyAdviceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Optional<String> MILK = Optional.of("dairy.milk");
    private static final Optional<String> RICE = Optional.of("pantry.rice");
    private static final Reasons ENGLISH = new Reasons(Locale.ENGLISH);

    @Test
    void waitingPaysWhenThePriceIsSurelyLowerBeforeItIsNeeded() {
        // Given milk for 2.00, needed in five days, and 1.80 expected from the third day on
        BuyAdvice advice = BuyAdvice.of(offer(200, 200), MILK, habit(4, 9), forecast(3, 1.80, 0.05), TODAY);

        assertThat(advice.action()).isEqualTo(Action.WAIT);
        assertThat(advice.units()).isZero();
        assertThat(advice.saving()).isEqualTo(new Money(20, "EUR"));
        assertThat(advice.until()).hasValue(TODAY.plusDays(3));
        assertThat(advice.risk().getAsDouble()).isLessThan(0.001);
        assertThat(advice.sentence(ENGLISH))
                .isEqualTo(
                        "Expected to cost 10% less in 3 days: wait and save €0.20; risk that it costs more then: 0%.");
    }

    @Test
    void whatIsNeededBeforeThatIsBoughtNow() {
        BuyAdvice advice = BuyAdvice.of(offer(200, 200), MILK, habit(8, 9), forecast(3, 1.80, 0.05), TODAY);

        assertThat(advice.action()).isEqualTo(Action.BUY_NOW);
        assertThat(advice.units()).isEqualTo(1);
        assertThat(advice.sentence(ENGLISH)).contains("you need it in a day").contains("10 days");
    }

    @Test
    void aCutThatIsOnlyAGuessIsNotWaitedFor() {
        // Given the same cut, but an interval that reaches far beyond today's price
        BuyAdvice advice = BuyAdvice.of(offer(200, 200), MILK, habit(0, 9), forecast(3, 1.80, 1.5), TODAY);

        assertThat(advice.action()).isEqualTo(Action.BUY_NOW);
    }

    @Test
    void whatIsCheapAndKeepsIsStocked() {
        // Given rice a quarter below its usual price, one kilo every ten days
        BuyAdvice advice = BuyAdvice.of(offer(150, 200), RICE, habit(3, 10), forecast(1, 2.0, 0.1), TODAY);

        assertThat(advice.action()).isEqualTo(Action.STOCK_UP);
        assertThat(advice.units()).isEqualTo(6);
        assertThat(advice.saving()).isEqualTo(new Money(300, "EUR"));
        assertThat(advice.sentence(ENGLISH))
                .isEqualTo("25% under its usual price at Corner Shop; it keeps: buying 6 times as much saves €3.00.");
    }

    @Test
    void whatIsCheapAndPerishesIsBoughtAsNeeded() {
        BuyAdvice advice =
                BuyAdvice.of(offer(150, 200), Optional.of("produce.salad"), habit(3, 10), PriceOutlook.NONE, TODAY);

        assertThat(advice.action()).isEqualTo(Action.BUY_NOW);
        assertThat(advice.risk()).isEmpty();
        assertThat(advice.sentence(ENGLISH))
                .isEqualTo("25% under its usual price: buy now; you need it in 7 days; it keeps for about 5 days, "
                        + "so no more than you use.");
    }

    @Test
    void aRisingPriceIsReasonToBuyNow() {
        BuyAdvice advice = BuyAdvice.of(offer(200, 200), RICE, Optional.empty(), forecast(1, 2.2, 0.05), TODAY);

        assertThat(advice.action()).isEqualTo(Action.BUY_NOW);
        assertThat(advice.saving()).isEqualTo(new Money(20, "EUR"));
        assertThat(advice.risk().getAsDouble()).isGreaterThan(0.99);
        assertThat(advice.sentence(ENGLISH)).isEqualTo("Expected to cost up to 10% more: buy now.");
    }

    @Test
    void aCutOfAPriceThatRestsIsNotWaitedFor() {
        // Given the cut that is waited for, and a price that changes within a fortnight once in ten times
        PriceOutlook rests = new PriceOutlook(days(3, 1.80, 0.05), chances(0.05, 0.1), Chances.UNKNOWN);
        PriceOutlook moves = new PriceOutlook(days(3, 1.80, 0.05), chances(0.9, 0.95), Chances.UNKNOWN);

        BuyAdvice advice = BuyAdvice.of(offer(200, 200), MILK, habit(4, 9), rests, TODAY);
        assertThat(advice.action()).isEqualTo(Action.BUY_NOW);
        assertThat(advice.sentence(ENGLISH)).startsWith("No better price is expected");
        assertThat(BuyAdvice.of(offer(200, 200), MILK, habit(4, 9), moves, TODAY)
                        .action())
                .isEqualTo(Action.WAIT);
    }

    @Test
    void noPriceRisesWithoutAChange() {
        PriceOutlook rests = new PriceOutlook(days(1, 2.2, 0.05), chances(0.05, 0.1), Chances.UNKNOWN);

        BuyAdvice advice = BuyAdvice.of(offer(200, 200), RICE, Optional.empty(), rests, TODAY);

        assertThat(advice.saving().minor()).isZero();
        assertThat(advice.sentence(ENGLISH)).startsWith("No better price is expected");
        // of the fourteen days to come, the chance of the first fourteen counts thirteen; the fifteenth adds a little
        assertThat(advice.risk().getAsDouble()).isBetween(0.1, 0.25);
    }

    @Test
    void aLikelyPromotionIsToldUnlessItIsNeededBefore() {
        PriceOutlook outlook = new PriceOutlook(days(1, 2.0, 0.1), Chances.UNKNOWN, chances(0.5, 0.8));

        assertThat(BuyAdvice.of(offer(200, 200), RICE, Optional.empty(), outlook, TODAY)
                        .sentence(ENGLISH))
                .isEqualTo("79% chance that a promotion starts within 14 days: buy if you need it before.");
        assertThat(BuyAdvice.of(offer(200, 200), RICE, habit(7, 10), outlook, TODAY)
                        .sentence(ENGLISH))
                .startsWith("No better price is expected");
        assertThat(BuyAdvice.of(offer(200, 200), RICE, Optional.empty(), outlook, TODAY)
                        .sentence(new Reasons(Locale.GERMAN)))
                .isEqualTo(
                        "Mit 79\u00a0% Wahrscheinlichkeit beginnt in den nächsten 14 Tagen eine Aktion: kaufen, wenn Sie es"
                                + " vorher brauchen.");
    }

    @Test
    void withoutForecastHabitAndHistoryThereIsNothingToWaitFor() {
        BuyAdvice advice = BuyAdvice.of(offer(200, 200), Optional.empty(), Optional.empty(), PriceOutlook.NONE, TODAY);

        assertThat(advice.action()).isEqualTo(Action.BUY_NOW);
        assertThat(advice.saving().minor()).isZero();
        assertThat(advice.sentence(ENGLISH)).startsWith("No better price is expected");
    }

    @Test
    void aForecastOfDaysGoneByIsNone() {
        List<Expected> old =
                List.of(new Expected(TODAY.minusDays(1), 1.0, 0.9, 1.1), new Expected(TODAY, 1.0, 0.9, 1.1));

        assertThat(BuyAdvice.of(offer(200, 200), MILK, Optional.empty(), known(old), TODAY)
                        .action())
                .isEqualTo(Action.BUY_NOW);
    }

    @Test
    void thePartOfTheNormalDistributionAboveAPriceIsItsChance() {
        Expected expected = new Expected(TODAY, 2.0, 2.0 - 1.2815515655446004, 2.0 + 1.2815515655446004);

        assertThat(expected.above(2.0)).isCloseTo(0.5, within(1e-9));
        assertThat(expected.above(3.0)).isCloseTo(0.158655, within(2e-4));
        assertThat(expected.above(0.0)).isCloseTo(0.977250, within(2e-4));
        assertThat(new Expected(TODAY, 2, 2, 2).above(1.9)).isOne();
    }

    private static Offer offer(long price, long usual) {
        return new Offer("corner-shop", "p", new Money(price, "EUR"), new Money(usual, "EUR"));
    }

    private static Optional<BuyingHabit> habit(int daysAgo, double interval) {
        return Optional.of(
                new BuyingHabit(5, TODAY.minusDays(daysAgo), OptionalDouble.of(interval), OptionalDouble.of(1), 1));
    }

    private static PriceOutlook known(List<Expected> days) {
        return new PriceOutlook(days, Chances.UNKNOWN, Chances.UNKNOWN);
    }

    /** Chances within seven and fourteen days after the day before. */
    private static Chances chances(double seven, double fourteen) {
        return new Chances(TODAY.minusDays(1), Map.of(7, seven, 14, fourteen, 28, Math.max(fourteen, 0.9)));
    }

    private static PriceOutlook forecast(int from, double mean, double width) {
        return known(days(from, mean, width));
    }

    /** Two euros, and from a day on another price. */
    private static List<Expected> days(int from, double mean, double width) {
        return IntStream.rangeClosed(1, 14)
                .mapToObj(day -> {
                    double expected = day < from ? 2.0 : mean;
                    return new Expected(TODAY.plusDays(day), expected, expected - width / 2, expected + width / 2);
                })
                .toList();
    }
}
