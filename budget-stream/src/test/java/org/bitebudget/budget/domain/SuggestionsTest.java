package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.budget.domain.Plans.DINING;
import static org.bitebudget.budget.domain.Plans.ENTERTAINMENT;
import static org.bitebudget.budget.domain.Plans.purchase;

import java.time.Instant;
import org.bitebudget.budget.domain.Redistribution.State;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private final MonthInputs inputs = Plans.inputs(
            Plans.plan(RedistributionMode.SUGGEST, DINING, ENTERTAINMENT), purchase("a", 10, "dining", 10_000));

    @Test
    void aSuggestionMovesNothingUntilItIsAccepted() {
        // When
        BudgetMonth suggested = fold();
        decide(suggested.redistributions().get(0), true, 1);
        BudgetMonth accepted = fold();

        // Then
        assertThat(suggested.redistributions())
                .extracting(Redistribution::state)
                .containsExactly(State.SUGGESTED);
        assertThat(planned(suggested, "dining")).isEqualTo(9000);
        assertThat(accepted.redistributions()).extracting(Redistribution::state).containsExactly(State.ACTIVE);
        assertThat(planned(accepted, "dining")).isEqualTo(10_000);
        assertThat(planned(accepted, "entertainment")).isEqualTo(5000);
    }

    @Test
    void aDecisionLapsesWhenTheSuggestionChanges() {
        // Given
        decide(fold().redistributions().get(0), true, 1);

        // When: more was spent on that day
        inputs.add(purchase("late", 10, "dining", 1));

        // Then
        assertThat(fold().redistributions()).extracting(Redistribution::state).containsExactly(State.SUGGESTED);
    }

    @Test
    void theLastWordHolds() {
        // Given
        Redistribution suggestion = fold().redistributions().get(0);
        decide(suggestion, false, 2);
        decide(suggestion, true, 1);

        // When, Then
        assertThat(fold().redistributions()).extracting(Redistribution::state).containsExactly(State.DECLINED);
        assertThat(planned(fold(), "dining")).isEqualTo(9000);
    }

    private BudgetMonth fold() {
        return LedgerFold.fold(inputs, new ExchangeRates()).orElseThrow();
    }

    private void decide(Redistribution suggestion, boolean accepted, long second) {
        inputs.add(new Decision(
                "decision-" + second,
                Instant.ofEpochSecond(second),
                suggestion.id(),
                suggestion.fingerprint(),
                accepted));
    }

    private static long planned(BudgetMonth month, String category) {
        return month.categories().stream()
                .filter(candidate -> candidate.category().equals(category))
                .findFirst()
                .orElseThrow()
                .planned();
    }
}
