package org.bitebudget.price.job.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.QuietTime;
import org.bitebudget.event.Rate;
import org.bitebudget.price.Observed;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertRulesTest {

    private static final PriceAlertRule DROP = new Observed("Corner", "milk").dropOf(10, "rule-1");

    static Stream<Named<PriceAlertRule>> refused() {
        return Stream.of(
                rule("no subject", rule -> rule.setProduct(null)),
                rule("two subjects", rule -> rule.setCategoryId("dairy.milk")),
                rule("a product without its store", rule -> rule.setStore(null)),
                rule("an unknown category", rule -> rule.setProduct(null).setCategoryId("dairy.unicorn")),
                rule("cheaper elsewhere of a category", rule -> rule.setKind(PriceRuleKind.CHEAPER_ELSEWHERE)
                        .setProduct(null)
                        .setCategoryId("dairy.milk")),
                rule("no percentage", rule -> rule.setPercent(null)),
                rule("0 %", rule -> rule.setPercent(new Rate(0L, 0))),
                rule("a drop of more than 100 %", rule -> rule.setPercent(new Rate(1001L, 1))),
                rule(
                        "a rise of more than 1000 %",
                        rule -> rule.setKind(PriceRuleKind.RISE_PERCENT).setPercent(new Rate(10001L, 1))),
                rule("7 decimals", rule -> rule.setPercent(new Rate(10000001L, 7))),
                rule("no target", rule -> rule.setKind(PriceRuleKind.TARGET_REACHED)),
                rule("a target of 0", rule -> rule.setKind(PriceRuleKind.TARGET_REACHED)
                        .setTarget(new Money(0L, "EUR"))),
                rule("a target in a currency that isn't one", rule -> rule.setKind(PriceRuleKind.TARGET_REACHED)
                        .setTarget(new Money(100L, "XXQ"))),
                rule("half a percent of hysteresis", rule -> rule.setHysteresis(new Rate(5L, 1))),
                rule("hysteresis of what has no price", rule -> rule.setKind(PriceRuleKind.BACK_IN_STOCK)
                        .setHysteresis(new Rate(5L, 0))),
                rule("an end before the beginning", rule -> rule.setValidTo(Instant.EPOCH)),
                rule("a quiet time of no length", rule -> rule.setQuiet(new QuietTime(60, 60, "UTC"))),
                rule("a quiet time beyond the day", rule -> rule.setQuiet(new QuietTime(60, 1440, "UTC"))),
                rule("a quiet time nowhere", rule -> rule.setQuiet(new QuietTime(60, 90, "Europe/Atlantis"))));
    }

    static Stream<Named<PriceAlertRule>> watched() {
        return Stream.of(
                rule("a drop", rule -> rule),
                rule("a rise", rule -> rule.setKind(PriceRuleKind.RISE_PERCENT).setPercent(new Rate(1000L, 0))),
                rule("a new low", rule -> rule.setKind(PriceRuleKind.NEW_LOW).setPercent(null)),
                rule("back in stock", rule -> rule.setKind(PriceRuleKind.BACK_IN_STOCK)),
                rule("shrinkflation of a category", rule -> rule.setKind(PriceRuleKind.SHRINKFLATION)
                        .setProduct(null)
                        .setStore(null)
                        .setCategoryId("dairy")),
                rule("any cheaper offer", rule -> rule.setKind(PriceRuleKind.CHEAPER_ELSEWHERE)
                        .setPercent(null)
                        .setProduct(null)
                        .setCanonicalProductId("can_1")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeWatchedIsRefusedWithItsReason(PriceAlertRule rule) {
        assertThat(AlertRules.CHECK.refusal(rule)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("watched")
    void allKindsAreWatched(PriceAlertRule rule) {
        assertThat(AlertRules.CHECK.refusal(rule)).isEmpty();
        assertThat(AlertRules.toDomain(rule).group().kind().name())
                .isEqualTo(rule.getKind().name());
    }

    private static Named<PriceAlertRule> rule(String name, UnaryOperator<PriceAlertRule.Builder> change) {
        return Named.of(name, change.apply(PriceAlertRule.newBuilder(DROP)).build());
    }
}
