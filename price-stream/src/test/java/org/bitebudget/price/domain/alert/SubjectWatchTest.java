package org.bitebudget.price.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bitebudget.price.domain.alert.SubjectWatch.Kind;
import org.junit.jupiter.api.Test;

class SubjectWatchTest {

    private static final Validity ALWAYS = new Validity(Instant.EPOCH, null);
    private static final long PERCENT = 1_000_000;
    /** 22:00 to 7:00 UTC. */
    private static final QuietTime NIGHT = new QuietTime(22 * 60, 7 * 60, ZoneOffset.UTC);

    private static final int LEAST_IN_A_PAGE = ThresholdIndex.LARGEST_PAGE / 2;
    /** A range of thresholds can begin and end in the midst of a page. */
    private static final int PAGES_A_LEVEL = 2;

    private final InMemorySubject store = new InMemorySubject();
    private final SubjectWatch watch = new SubjectWatch(Kind.PRODUCT, store);
    private final Shelf milk = new Shelf("Corner", "milk");

    @Test
    void aTargetIsToldWhenThePriceComesDownToIt() {
        watch.set(rule("target", AlertKind.TARGET_REACHED, 150));

        assertThat(told(milk.costs(155))).isEmpty();
        assertThat(told(milk.costs(150))).containsExactly("target");
        assertThat(told(milk.costs(149))).isEmpty();
        assertThat(told(milk.costs(160))).isEmpty();
        assertThat(told(milk.costs(149))).containsExactly("target");
    }

    @Test
    void theFirstPriceEverSeenMayReachTheTarget() {
        watch.set(rule("target", AlertKind.TARGET_REACHED, 150));

        assertThat(told(milk.costs(120))).containsExactly("target");
    }

    @Test
    void aPriceThatFlickersAroundItsTargetIsToldOnce() {
        // Given a target that has been told at 1.50; 2 % is 1.53
        watch.set(rule("target", AlertKind.TARGET_REACHED, 150));
        told(milk.costs(155));
        assertThat(told(milk.costs(150))).hasSize(1);

        // When the price comes back by less, then by that much
        assertThat(told(milk.costs(152))).isEmpty();
        assertThat(told(milk.costs(150))).isEmpty();
        assertThat(told(milk.costs(153))).isEmpty();

        // Then it may be told again
        assertThat(told(milk.costs(150))).containsExactly("target");
    }

    @Test
    void targetsInAnotherCurrencyAreSilent() {
        watch.set(
                new AlertRule("dollars", 1, new RuleGroup(AlertKind.TARGET_REACHED, "", "USD", 2), 500, ALWAYS, null));

        assertThat(told(milk.costs(120))).isEmpty();
    }

    @Test
    void aDropAndARiseAreToldFromTheirPercentageOn() {
        watch.set(rule("drop", AlertKind.DROP_PERCENT, 10 * PERCENT));
        watch.set(rule("rise", AlertKind.RISE_PERCENT, 10 * PERCENT));

        assertThat(told(milk.costs(1000))).isEmpty();
        assertThat(told(milk.costs(901))).isEmpty();
        assertThat(told(milk.costs(811))).isEmpty();
        assertThat(told(milk.costs(729))).containsExactly("drop");
        assertThat(told(milk.costs(801))).isEmpty();
        assertThat(told(milk.costs(882))).containsExactly("rise");
    }

    @Test
    void aDropWithHysteresisWaitsUntilThePriceHasComeBack() {
        watch.set(new AlertRule(
                "drop", 1, new RuleGroup(AlertKind.DROP_PERCENT, "", "", 20), 10 * PERCENT, ALWAYS, null));
        told(milk.costs(1000));

        assertThat(told(milk.costs(900))).hasSize(1);
        assertThat(told(milk.costs(1000))).isEmpty();
        assertThat(told(milk.costs(900))).isEmpty();
        assertThat(told(milk.costs(1080))).isEmpty();
        assertThat(told(milk.costs(900))).hasSize(1);
    }

    @Test
    void aNewLowIsLowerThanEverBefore() {
        watch.set(rule("low", AlertKind.NEW_LOW, 0));

        assertThat(told(milk.costs(100))).isEmpty();
        assertThat(told(milk.costs(120))).isEmpty();
        assertThat(told(milk.costs(100))).isEmpty();
        assertThat(told(milk.costs(99))).containsExactly("low");
    }

    @Test
    void whatComesBackIntoStockIsTold() {
        watch.set(rule("back", AlertKind.BACK_IN_STOCK, 0));
        SubjectWatch category = new SubjectWatch(Kind.CATEGORY, new InMemorySubject());
        category.set(rule("category", AlertKind.BACK_IN_STOCK, 0));

        // the first time, to who asked for this product alone
        ProductMove first = milk.costs(100);
        assertThat(told(first)).containsExactly("back");
        assertThat(told(category, first)).isEmpty();
        assertThat(told(milk.isOut())).isEmpty();
        ProductMove again = milk.costs(100);
        assertThat(told(again)).containsExactly("back");
        assertThat(told(category, again)).containsExactly("category");
    }

    @Test
    void lessForTheMoneyIsToldOnce() {
        watch.set(rule("less", AlertKind.SHRINKFLATION, 0));

        assertThat(told(milk.costs(199, 500))).isEmpty();
        assertThat(told(milk.costs(199, 450))).containsExactly("less");
        // told now so, now so
        assertThat(told(milk.costs(199, 500))).isEmpty();
        assertThat(told(milk.costs(199, 450))).isEmpty();
        // less money for less
        assertThat(told(milk.costs(178, 400))).isEmpty();
        // a rounding, and another pack altogether
        assertThat(told(milk.costs(178, 395))).isEmpty();
        assertThat(told(milk.costs(178, 150))).isEmpty();
    }

    @Test
    void aSizeThatTheNameToldAlreadyIsPutRightAndNotMadeSmaller() {
        watch.set(rule("less", AlertKind.SHRINKFLATION, 0));
        told(milk.named("Curry sauce, 450 g").costs(199, 500));

        assertThat(told(milk.costs(199, 450))).isEmpty();
    }

    @Test
    void aRuleIsSilentOutsideItsValidityAndForgottenAfterIt() {
        Instant second = Shelf.START.plusSeconds(3600);
        Validity onlyThen = new Validity(second, second.plusSeconds(1));
        watch.set(new AlertRule("once", 1, new RuleGroup(AlertKind.RISE_PERCENT, "", "", 0), PERCENT, onlyThen, null));

        assertThat(told(milk.costs(100))).isEmpty();
        assertThat(told(milk.costs(200))).containsExactly("once");
        assertThat(told(milk.costs(400))).isEmpty();
        assertThat(store.size()).isZero();
    }

    @Test
    void aRuleCanBeChangedAndDeletedWhileItRuns() {
        watch.set(rule("target", AlertKind.TARGET_REACHED, 150));
        told(milk.costs(200));
        watch.set(new AlertRule("target", 2, new RuleGroup(AlertKind.TARGET_REACHED, "", "EUR", 2), 100, ALWAYS, null));

        assertThat(told(milk.costs(140))).isEmpty();
        assertThat(told(milk.costs(100))).containsExactly("target");
        watch.delete("target");
        told(milk.costs(200));
        assertThat(told(milk.costs(90))).isEmpty();
        assertThat(store.size()).isZero();
    }

    @Test
    void aRuleOfOneStoreIsSilentAboutOthers() {
        SubjectWatch canonical = new SubjectWatch(Kind.CANONICAL, new InMemorySubject());
        canonical.set(new AlertRule("one", 1, new RuleGroup(AlertKind.NEW_LOW, "Corner", "", 0), 0, ALWAYS, null));
        canonical.set(rule("all", AlertKind.NEW_LOW, 0));
        Shelf other = new Shelf("Other", "leche");
        told(canonical, milk.costs(100));
        told(canonical, other.costs(100));

        assertThat(told(canonical, milk.costs(90))).containsExactlyInAnyOrder("one", "all");
        assertThat(told(canonical, other.costs(90))).containsExactly("all");
    }

    @Test
    void theNightsNewsIsToldInTheMorningIfItStillHolds() {
        watch.set(quiet("still", 150));
        watch.set(quiet("no longer", 120));
        told(milk.costs(200));

        // Given two drops in the night, one of which doesn't last
        milk.at("2026-05-01T23:00:00Z");
        assertThat(told(milk.costs(110))).isEmpty();
        assertThat(told(milk.costs(130))).isEmpty();
        assertThat(store.alarms).contains(Instant.parse("2026-05-02T07:00:00Z"));

        // When the night is over
        assertThat(ended("2026-05-02T06:59:59Z")).isEmpty();
        List<Telling> morning = ended("2026-05-02T07:00:00Z");

        // Then what lasts is told once, with the price there is
        assertThat(morning).singleElement().satisfies(telling -> {
            assertThat(telling.rule().key()).isEqualTo("still");
            assertThat(telling.now().measure()).isEqualTo(130);
            assertThat(telling.crossing().measure()).isEqualTo(110);
            assertThat(telling.at()).isEqualTo("2026-05-02T07:00:00Z");
        });
        assertThat(ended("2026-05-03T07:00:00Z")).isEmpty();
    }

    @Test
    void theNextMoveAfterTheNightTellsWhatTheClockHasNotToldYet() {
        watch.set(quiet("target", 150));
        told(milk.costs(200));
        milk.at("2026-05-01T23:00:00Z");
        told(milk.costs(110));

        milk.at("2026-05-02T08:00:00Z");
        assertThat(told(milk.costs(300))).containsExactly("target");
        assertThat(ended("2026-05-02T09:00:00Z")).isEmpty();
    }

    @Test
    void aRuleThatWasChangedInTheNightSaysNothingOfIt() {
        watch.set(quiet("target", 150));
        told(milk.costs(200));
        milk.at("2026-05-01T23:00:00Z");
        told(milk.costs(110));
        AlertRule rule = quiet("target", 150);
        watch.set(new AlertRule(rule.key(), 2, rule.group(), 140, ALWAYS, NIGHT));

        assertThat(ended("2026-05-02T07:00:00Z")).isEmpty();
    }

    @Test
    void aMoveLooksAtTheRulesItCrossesAndAPathOfPagesHoweverManyThereAre() {
        Map<Long, Integer> targets = new HashMap<>();
        int rules = 0;
        for (int size = 1_000; size <= 1_000_000; size *= 10) {
            // Given so many rules on one product, half of them targets up to 100.00, the others drops by 25 % and more
            while (rules < size) {
                long target = 1 + rules / 2 * 7_919L % 10_000;
                watch.set(rule("target " + rules, AlertKind.TARGET_REACHED, target));
                watch.set(rule("drop " + rules, AlertKind.DROP_PERCENT, 25 * PERCENT + rules));
                targets.merge(target, 1, Integer::sum);
                rules += 2;
            }
            told(milk.costs(5_300));
            told(milk.costs(5_105));
            long lookedAt = watch.lookedAt();
            store.pagesRead = 0;

            // When a move crosses five of the targets
            List<String> told = told(milk.costs(5_100));

            // Then it looked at the rules it crossed and no other, and read a path of pages in each of the two trees
            int crossed = LongStream.range(5_100, 5_105)
                    .mapToInt(target -> targets.getOrDefault(target, 0))
                    .sum();
            assertThat(told).hasSize(crossed);
            assertThat(watch.lookedAt() - lookedAt).isEqualTo(crossed);
            assertThat(store.pagesRead)
                    .isLessThanOrEqualTo(2 * PAGES_A_LEVEL * levels(size) + crossed / LEAST_IN_A_PAGE);
        }
    }

    /** Of a tree with so many rules, its pages being half full at least. */
    private static int levels(int rules) {
        int levels = 1;
        for (long most = ThresholdIndex.LARGEST_PAGE; most < rules; most *= LEAST_IN_A_PAGE) {
            levels++;
        }
        return levels;
    }

    private static AlertRule rule(String key, AlertKind kind, long threshold) {
        String currency = kind == AlertKind.TARGET_REACHED ? "EUR" : "";
        return new AlertRule(
                key, 1, new RuleGroup(kind, "", currency, kind.usualHysteresis()), threshold, ALWAYS, null);
    }

    private static AlertRule quiet(String key, long target) {
        AlertRule rule = rule(key, AlertKind.TARGET_REACHED, target);
        return new AlertRule(key, 1, rule.group(), target, ALWAYS, NIGHT);
    }

    private List<String> told(Move move) {
        return told(watch, move);
    }

    private static List<String> told(SubjectWatch watch, Move move) {
        List<String> keys = new ArrayList<>();
        watch.judge(move, telling -> keys.add(telling.rule().key()));
        return keys;
    }

    private List<Telling> ended(String moment) {
        List<Telling> told = new ArrayList<>();
        watch.quietEnded(Instant.parse(moment), told::add);
        return told;
    }
}
