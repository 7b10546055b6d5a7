package org.bitebudget.ml.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SelectionBudgetTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long BEGIN = 5 * SECOND;

    /** Nanoseconds computed so far. */
    private long computed;

    private final SelectionBudget budget = new SelectionBudget(1000, 100, () -> computed);

    @Test
    void aChoiceIsMadeEachRoundEvenIfNothingIsLeft() {
        // Given a first round, before any time was granted
        budget.begin(BEGIN);

        // Then one choice is made, and no second one
        assertThat(budget.hasRoom()).isTrue();
        choose(1);
        assertThat(budget.hasRoom()).isFalse();
        budget.begin(BEGIN + MILLI);
        assertThat(budget.hasRoom()).isTrue();
    }

    @Test
    void aTenthOfEachSecondMayBeComputed() {
        // Given two seconds after the first round, which grant 200 ms
        budget.begin(BEGIN);
        budget.begin(BEGIN + 2 * SECOND);

        // Then choices of 50 ms are made until those are gone
        assertThat(choicesOf(50)).isEqualTo(4);
    }

    @Test
    void whatIsOverdrawnIsMissingLater() {
        // Given a choice that took 500 ms of the 200 granted
        budget.begin(BEGIN);
        budget.begin(BEGIN + 2 * SECOND);
        choose(500);

        // Then two further seconds leave 100 ms missing, and the third one makes up for no more than that
        budget.begin(BEGIN + 4 * SECOND);
        assertThat(choicesOf(10)).isEqualTo(1);
        budget.begin(BEGIN + 6 * SECOND);
        assertThat(choicesOf(10)).isEqualTo(9);
    }

    @Test
    void noMoreThanTenSecondsAreSavedUp() {
        budget.begin(BEGIN);
        budget.begin(BEGIN + 3600 * SECOND);
        assertThat(choicesOf(100)).isEqualTo(10);
    }

    @Test
    void choicesOfARoundAreCountedToo() {
        SelectionBudget few = new SelectionBudget(3, 1000, () -> computed);
        few.begin(BEGIN);
        for (int i = 0; i < 3; i++) {
            assertThat(few.hasRoom()).isTrue();
            few.spend(() -> computed += 60 * SECOND);
        }
        assertThat(few.hasRoom()).isFalse();
        few.begin(BEGIN + MILLI);
        assertThat(few.hasRoom()).isTrue();
    }

    private int choicesOf(int millis) {
        int choices = 0;
        while (budget.hasRoom()) {
            choose(millis);
            choices++;
        }
        return choices;
    }

    private void choose(int millis) {
        budget.spend(() -> computed += millis * MILLI);
    }
}
