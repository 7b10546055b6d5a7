package org.bitebudget.price.oracle;

import java.math.BigDecimal;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceRuleKind;

/** Whether a rule rests for a product, since it was crossed and the price hasn't come back. */
final class Hysteresis {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PriceAlertRule rule;
    private final BigDecimal percent;
    private boolean rests;
    private long crossedAt;
    private String currency = "";

    Hysteresis(PriceAlertRule rule) {
        this.rule = rule;
        this.percent = percent(rule);
    }

    boolean rests() {
        return rests;
    }

    /** The price moved, which may end the rest. */
    void at(String newCurrency, long price) {
        rests = rests && newCurrency.equals(currency) && !hasComeBack(price);
        currency = newCurrency;
    }

    void crossedAt(long price) {
        rests = percent.signum() > 0;
        crossedAt = price;
    }

    /** All that decides what comes, as text. */
    String state() {
        return rests ? crossedAt + currency : "";
    }

    Hysteresis copy() {
        Hysteresis copy = new Hysteresis(rule);
        copy.rests = rests;
        copy.crossedAt = crossedAt;
        copy.currency = currency;
        return copy;
    }

    private boolean hasComeBack(long price) {
        BigDecimal now = BigDecimal.valueOf(price).multiply(HUNDRED);
        BigDecimal then = BigDecimal.valueOf(crossedAt);
        return rule.getKind() == PriceRuleKind.RISE_PERCENT
                ? now.compareTo(then.multiply(HUNDRED.subtract(percent))) <= 0
                : now.compareTo(then.multiply(HUNDRED.add(percent))) >= 0;
    }

    private static BigDecimal percent(PriceAlertRule rule) {
        return switch (rule.getKind()) {
            case BACK_IN_STOCK, SHRINKFLATION -> BigDecimal.ZERO;
            case TARGET_REACHED, CHEAPER_ELSEWHERE -> said(rule, BigDecimal.valueOf(2));
            case DROP_PERCENT, RISE_PERCENT, NEW_LOW -> said(rule, BigDecimal.ZERO);
        };
    }

    private static BigDecimal said(PriceAlertRule rule, BigDecimal usual) {
        return rule.getHysteresis() == null
                ? usual
                : BigDecimal.valueOf(
                        rule.getHysteresis().getMantissa(), rule.getHysteresis().getScale());
    }
}
