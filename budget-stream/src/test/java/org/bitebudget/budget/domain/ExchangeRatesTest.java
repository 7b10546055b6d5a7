package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.bitebudget.platform.budget.BudgetLimits;
import org.bitebudget.platform.money.Rate;
import org.junit.jupiter.api.Test;

class ExchangeRatesTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 6);

    private final ExchangeRates rates = new ExchangeRates();

    @Test
    void theNewestRateFromTheDayOrBeforeIsInForce() {
        // Given
        rates.add(rate("EUR", "CHF", FRIDAY, "0.95", 1));
        rates.add(rate("EUR", "CHF", FRIDAY.plusDays(3), "0.90", 1));

        // Then: Sunday goes by Friday, Monday by itself, the day before by nothing
        assertThat(rates.convert(1000, "EUR", "CHF", FRIDAY.plusDays(2))).hasValue(950);
        assertThat(rates.convert(1000, "EUR", "CHF", FRIDAY.plusDays(3))).hasValue(900);
        assertThat(rates.convert(1000, "EUR", "CHF", FRIDAY.minusDays(1))).isEmpty();
    }

    @Test
    void aRateLapsesAfterAMonth() {
        rates.add(rate("EUR", "CHF", FRIDAY, "0.95", 1));

        assertThat(rates.convert(1000, "EUR", "CHF", FRIDAY.plusDays(30))).isPresent();
        assertThat(rates.convert(1000, "EUR", "CHF", FRIDAY.plusDays(31))).isEmpty();
    }

    @Test
    void halvesGoToTheEvenNeighbour() {
        rates.add(rate("EUR", "CHF", FRIDAY, "0.5", 1));

        assertThat(rates.convert(1, "EUR", "CHF", FRIDAY)).hasValue(0);
        assertThat(rates.convert(3, "EUR", "CHF", FRIDAY)).hasValue(2);
        assertThat(rates.convert(-3, "EUR", "CHF", FRIDAY)).hasValue(-2);
    }

    @Test
    void currenciesHaveTheirOwnDecimals() {
        rates.add(rate("EUR", "JPY", FRIDAY, "163.27", 1));
        rates.add(rate("EUR", "KWD", FRIDAY, "0.33125", 1));

        assertThat(rates.convert(1000, "EUR", "JPY", FRIDAY)).hasValue(1633);
        assertThat(rates.convert(1000, "EUR", "KWD", FRIDAY)).hasValue(3312);
    }

    @Test
    void aPairQuotedTheOtherWayRoundIsDividedByAndOneNotQuotedGoesThroughAThirdCurrency() {
        rates.add(rate("EUR", "USD", FRIDAY, "1.25", 1));
        rates.add(rate("EUR", "GBP", FRIDAY, "0.80", 1));

        assertThat(rates.convert(1000, "USD", "EUR", FRIDAY)).hasValue(800);
        assertThat(rates.convert(1000, "USD", "GBP", FRIDAY)).hasValue(640);
        assertThat(rates.convert(1000, "USD", "CHF", FRIDAY)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void theHigherRevisionHoldsWhateverComesFirst() {
        assertThat(rates.add(rate("EUR", "CHF", FRIDAY, "0.90", 2))).isTrue();
        assertThat(rates.add(rate("EUR", "CHF", FRIDAY, "0.95", 1))).isFalse();
        assertThat(rates.add(rate("EUR", "CHF", FRIDAY, "0.90", 2))).isFalse();

        assertThat(rates.convert(1000, "EUR", "CHF", FRIDAY)).hasValue(900);
    }

    @Test
    void anAmountThatLeavesTheRangeIsNotConverted() {
        rates.add(rate("EUR", "JPY", FRIDAY, "1000000", 1));

        assertThat(rates.convert(BudgetLimits.MOST_MINOR, "EUR", "JPY", FRIDAY)).isEmpty();
    }

    @Test
    void ratesThatSayNothingAreRefused() {
        assertThatThrownBy(() -> rate("EUR", "EUR", FRIDAY, "1", 1))
                .isInstanceOf(InvalidBudgetInputException.class)
                .hasMessageContaining("between two currencies");
        assertThatThrownBy(() -> rate("EUR", "CHF", FRIDAY, "0", 1)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> rate("EUR", "CHF", FRIDAY, "-1", 1)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> rate("EUR", "ABC", FRIDAY, "1", 1)).hasMessageContaining("not a known");
    }

    static ExchangeRate rate(String base, String quote, LocalDate from, String rate, long revision) {
        return new ExchangeRate(
                "rate-" + base + quote + from + "-" + revision,
                revision,
                Instant.EPOCH,
                base,
                quote,
                from,
                Rate.of(new BigDecimal(rate)));
    }
}
