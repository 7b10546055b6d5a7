package org.bitebudget.budget.domain.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.bitebudget.budget.domain.history.Bought;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.history.PurchaseHistory;
import org.bitebudget.platform.money.Money;

class ChallengePropertiesTest {

    private static final LocalDate START = LocalDate.of(2028, 2, 20);

    @Property(tries = 10_000)
    void anyOrderAndAnyDuplicationOfRevisionsEndInTheSameProgress(
            @ForAll("challenges") Challenge challenge,
            @ForAll("revisions") List<Purchase> revisions,
            @ForAll Random random,
            @ForAll @IntRange(min = 0, max = 20) int day) {
        List<Purchase> disordered = new ArrayList<>(revisions);
        disordered.addAll(revisions.subList(0, revisions.size() / 2));
        Collections.shuffle(disordered, random);
        LocalDate today = START.plusDays(day);

        assertThat(ChallengeProgress.of(challenge, PurchaseHistory.of(disordered), today))
                .isEqualTo(ChallengeProgress.of(challenge, PurchaseHistory.of(revisions), today));
    }

    @Property(tries = 10_000)
    void aDayPassedNeverTurnsCompletedOrFailedIntoRunning(
            @ForAll("challenges") Challenge challenge,
            @ForAll("revisions") List<Purchase> revisions,
            @ForAll @IntRange(min = 0, max = 15) int day) {
        PurchaseHistory history = PurchaseHistory.of(revisions);
        ChallengeProgress.Status before =
                ChallengeProgress.of(challenge, history, START.plusDays(day)).status();
        ChallengeProgress.Status after = ChallengeProgress.of(challenge, history, START.plusDays(day + 1L))
                .status();
        if (before == ChallengeProgress.Status.COMPLETED || before == ChallengeProgress.Status.FAILED) {
            assertThat(after).isEqualTo(before);
        }
    }

    @Provide
    Arbitrary<Challenge> challenges() {
        Arbitrary<Integer> length = Arbitraries.integers().between(1, 14);
        Arbitrary<Integer> target = Arbitraries.integers().between(1, 14);
        return Combinators.combine(Arbitraries.of(Challenge.Kind.class), length, target)
                .as((kind, days, wanted) -> new Challenge(
                        kind,
                        List.of("dining"),
                        START,
                        START.plusDays(days - 1L),
                        kind == Challenge.Kind.SPENDING_CAP ? 0 : Math.min(wanted, days),
                        new Money(kind == Challenge.Kind.NO_SPEND_DAYS ? 0 : 100L * wanted, "EUR")));
    }

    @Provide
    Arbitrary<List<Purchase>> revisions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.longs().between(1, 4),
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.of("dining", "dining.restaurant", "dairy"),
                        Arbitraries.longs().between(-500, 2_000))
                .as((id, revision, day, category, minor) -> Bought.revision(
                        "e" + id, revision, START.plusDays(day).toString(), "Shop", "EUR", category, minor))
                .list()
                .ofMaxSize(20);
    }
}
