package org.bitebudget.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.DayStatus;
import org.bitebudget.event.DueCommitment;
import org.bitebudget.event.Envelope;
import org.bitebudget.schema.TrustedClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetViewsTest {

    static {
        TrustedClasses.install();
    }

    private static final LocalDate DUE = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({"2026-11-01, 90000", "2026-11-20, 90000", "2026-11-21, 0"})
    void aBillReservesItsAmountUntilItsDayIsOver(LocalDate today, long reserved) {
        JsonNode month = BudgetViews.month(month(null), today);

        assertThat(month.at("/bills/0/reserved/minor").asLong()).isEqualTo(reserved);
        assertThat(month.at("/reserved/minor").asLong()).isEqualTo(reserved);
        assertThat(month.at("/bills/0").has("paid_on")).isFalse();
    }

    @Test
    void aBillThatIsPaidReservesNothing() {
        JsonNode month = BudgetViews.month(month((int) DUE.minusDays(3).toEpochDay()), DUE.minusDays(2));

        assertThat(month.at("/reserved/minor").asLong()).isZero();
        assertThat(month.at("/bills/0/paid_on").asText()).isEqualTo("2026-11-17");
    }

    private static BudgetMonth month(Integer paidOn) {
        return BudgetMonth.newBuilder()
                .setEnvelope(new Envelope("e", "m", 1L, Instant.EPOCH, Instant.EPOCH, "test", "h"))
                .setHousehold("h")
                .setMonth("2026-11")
                .setZone("Europe/Madrid")
                .setCurrency("EUR")
                .setPlanned(0)
                .setSpent(0)
                .setRemaining(0)
                .setHasPlan(true)
                .setStatus(DayStatus.GREEN)
                .setCommitments(List.of(new DueCommitment("rent", "housing", (int) DUE.toEpochDay(), 90_000L, paidOn)))
                .build();
    }
}
