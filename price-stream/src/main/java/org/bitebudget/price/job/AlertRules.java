package org.bitebudget.price.job;

import java.math.BigDecimal;
import java.util.Optional;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.Rate;
import org.bitebudget.platform.flink.EventCheck;
import org.bitebudget.price.domain.PriceRule;
import org.bitebudget.price.domain.PriceRule.DropPercent;
import org.bitebudget.price.domain.PriceRule.NewLow;
import org.bitebudget.price.domain.PriceRule.RisePercent;
import org.bitebudget.price.domain.PriceRule.TargetReached;
import org.bitebudget.price.domain.PriceRule.Validity;

/** What a rule event means to the domain. */
public final class AlertRules {

    /** Refuses rules this job can't watch, with the reason. */
    public static final EventCheck<PriceAlertRule> CHECK = AlertRules::refusal;

    private AlertRules() {}

    static Optional<PriceRule> toDomain(PriceAlertRule rule) {
        String id = rule.getRuleId();
        Validity validity = new Validity(rule.getValidFrom(), rule.getValidTo());
        return switch (rule.getKind()) {
            case TARGET_REACHED -> Optional.of(new TargetReached(id, validity, ObservedPrice.money(rule.getTarget())));
            case DROP_PERCENT -> Optional.of(new DropPercent(id, validity, decimal(rule.getPercent())));
            case RISE_PERCENT -> Optional.of(new RisePercent(id, validity, decimal(rule.getPercent())));
            case NEW_LOW -> Optional.of(new NewLow(id, validity));
            case BACK_IN_STOCK, CHEAPER_ELSEWHERE, SHRINKFLATION -> Optional.empty();
        };
    }

    private static Optional<String> refusal(PriceAlertRule rule) {
        boolean namesProduct = rule.getStore() != null
                && !rule.getStore().isEmpty()
                && rule.getProduct() != null
                && !rule.getProduct().isEmpty();
        if (!namesProduct) {
            return Optional.of("a rule watches one product of one store; this one names none");
        }
        return switch (rule.getKind()) {
            case TARGET_REACHED ->
                Optional.ofNullable(rule.getTarget() == null ? "a rule of kind TARGET_REACHED needs a target" : null);
            case DROP_PERCENT, RISE_PERCENT ->
                Optional.ofNullable(
                        isPositive(rule.getPercent())
                                ? null
                                : "a rule of kind " + rule.getKind() + " needs a percentage above zero");
            case NEW_LOW -> Optional.empty();
            case BACK_IN_STOCK, CHEAPER_ELSEWHERE, SHRINKFLATION ->
                Optional.of("rules of kind " + rule.getKind() + " are not watched");
        };
    }

    private static boolean isPositive(Rate rate) {
        return rate != null && rate.getMantissa() > 0 && rate.getScale() >= 0;
    }

    static BigDecimal decimal(Rate rate) {
        return BigDecimal.valueOf(rate.getMantissa(), rate.getScale());
    }
}
