package org.bitebudget.price.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.Rate;

/** One rule on one product, taken along all moves of that product. */
final class RuleReplay {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TARGET_HYSTERESIS = BigDecimal.valueOf(2);

    private final PriceAlertRule rule;
    private final BigDecimal hysteresis;
    private long restsSince;
    private boolean rests;
    private String currency = "";

    /** @throws IllegalArgumentException where more than the product's own moves decide */
    RuleReplay(PriceAlertRule rule) {
        boolean onProduct = rule.getStore() != null && rule.getProduct() != null;
        if (!onProduct || rule.getQuiet() != null || rule.getDeleted()) {
            throw new IllegalArgumentException("rule " + rule.getRuleId() + " is not on one product at all times");
        }
        this.rule = rule;
        this.hysteresis = hysteresis(rule);
    }

    List<ExpectedAlert> along(List<Move> moves) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Move move : moves) {
            endRest(move);
            if (!rests && crosses(move)) {
                rests = hysteresis.signum() > 0;
                restsSince = move.minor();
                if (holdsAt(move.now().getWhen().getInstant())) {
                    alerts.add(ExpectedAlert.of(rule, move));
                }
            }
        }
        return alerts;
    }

    private void endRest(Move move) {
        boolean sameCurrency = move.now().getPrice().getCurrency().equals(currency);
        currency = move.now().getPrice().getCurrency();
        rests = rests && sameCurrency && !hasComeBack(move.minor());
    }

    private boolean hasComeBack(long minor) {
        BigDecimal price = BigDecimal.valueOf(minor).multiply(HUNDRED);
        BigDecimal fired = BigDecimal.valueOf(restsSince);
        return rule.getKind() == PriceRuleKind.RISE_PERCENT
                ? price.compareTo(fired.multiply(HUNDRED.subtract(hysteresis))) <= 0
                : price.compareTo(fired.multiply(HUNDRED.add(hysteresis))) >= 0;
    }

    private boolean crosses(Move move) {
        long now = move.minor();
        return switch (rule.getKind()) {
            case TARGET_REACHED ->
                move.now().getPrice().getCurrency().equals(rule.getTarget().getCurrency())
                        && now <= rule.getTarget().getMinor()
                        && move.minorBefore()
                                .filter(before -> before <= rule.getTarget().getMinor())
                                .isEmpty();
            case DROP_PERCENT ->
                move.minorBefore()
                        .filter(before -> isFarEnough(before - now, before))
                        .isPresent();
            case RISE_PERCENT ->
                move.minorBefore()
                        .filter(before -> isFarEnough(now - before, before))
                        .isPresent();
            case NEW_LOW -> move.lowestBefore().filter(lowest -> now < lowest).isPresent();
            case BACK_IN_STOCK -> move.now().getInStock() && !move.wasInStock();
            case CHEAPER_ELSEWHERE, SHRINKFLATION ->
                throw new IllegalArgumentException("rules of kind " + rule.getKind() + " are not replayed");
        };
    }

    private boolean isFarEnough(long difference, long before) {
        if (difference <= 0) {
            return false;
        }
        BigInteger reached =
                BigInteger.valueOf(difference).multiply(BigInteger.TEN.pow(8)).divide(BigInteger.valueOf(before));
        return new BigDecimal(reached).compareTo(decimal(rule.getPercent()).movePointRight(6)) >= 0;
    }

    private boolean holdsAt(Instant moment) {
        return !moment.isBefore(rule.getValidFrom())
                && (rule.getValidTo() == null || moment.isBefore(rule.getValidTo()));
    }

    private static BigDecimal hysteresis(PriceAlertRule rule) {
        if (rule.getKind() == PriceRuleKind.BACK_IN_STOCK) {
            return BigDecimal.ZERO;
        }
        if (rule.getHysteresis() != null) {
            return decimal(rule.getHysteresis());
        }
        return rule.getKind() == PriceRuleKind.TARGET_REACHED ? TARGET_HYSTERESIS : BigDecimal.ZERO;
    }

    private static BigDecimal decimal(Rate rate) {
        return BigDecimal.valueOf(rate.getMantissa(), rate.getScale());
    }
}
