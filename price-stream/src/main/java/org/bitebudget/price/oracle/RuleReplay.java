package org.bitebudget.price.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.ProductSize;
import org.bitebudget.event.Rate;

/** One rule of a kind that a product's own moves decide, taken along the moves of one product that it watches. */
final class RuleReplay {

    private final PriceAlertRule rule;
    private final Hysteresis hysteresis;
    private final List<ProductSize> sizes = new ArrayList<>();
    private Optional<Move> last = Optional.empty();
    private Optional<Move> held = Optional.empty();
    private Instant heldUntil = Instant.MAX;
    private boolean over;

    /** @throws IllegalArgumentException where more than the product's own moves decide */
    RuleReplay(PriceAlertRule rule) {
        if (rule.getKind() == PriceRuleKind.CHEAPER_ELSEWHERE || rule.getDeleted()) {
            throw new IllegalArgumentException("rule " + rule.getRuleId() + " isn't decided by a product's own moves");
        }
        this.rule = rule;
        this.hysteresis = new Hysteresis(rule);
    }

    List<ExpectedAlert> along(List<Move> moves) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Move move : moves) {
            release(move.recordedAt()).ifPresent(alerts::add);
            if (!over && !move.withdrawn()) {
                judge(move).ifPresent(alerts::add);
            }
            last = Optional.of(move);
        }
        release(Instant.MAX).ifPresent(alerts::add);
        return alerts;
    }

    private Optional<ExpectedAlert> judge(Move move) {
        hysteresis.at(move.now().getPrice().getCurrency(), move.minor());
        boolean crossed = !hysteresis.rests() && crosses(move);
        move.before().map(before -> before.getSize()).ifPresent(sizes::add);
        Optional.ofNullable(move.now().getSize()).ifPresent(sizes::add);
        if (!crossed) {
            return Optional.empty();
        }
        hysteresis.crossedAt(move.minor());
        Instant at = move.at();
        if (rule.getValidTo() != null && !at.isBefore(rule.getValidTo())) {
            // a rule on one product is forgotten then, with what it holds
            over = rule.getProduct() != null;
            return Optional.empty();
        }
        if (at.isBefore(rule.getValidFrom())) {
            return Optional.empty();
        }
        Optional<Instant> quietUntil = Quiet.end(rule.getQuiet(), move.recordedAt());
        if (quietUntil.isEmpty()) {
            return Optional.of(ExpectedAlert.of(rule, move, move, move.recordedAt()));
        }
        if (held.filter(known -> stillHolds(known, move)).isEmpty()) {
            held = Optional.of(move);
            heldUntil = quietUntil.get();
        }
        return Optional.empty();
    }

    private Optional<ExpectedAlert> release(Instant now) {
        if (held.isEmpty() || now.isBefore(heldUntil)) {
            return Optional.empty();
        }
        Optional<ExpectedAlert> told = held.filter(crossing -> !over && stillHolds(crossing, last.orElseThrow()))
                .map(crossing -> ExpectedAlert.of(rule, crossing, last.orElseThrow(), heldUntil));
        held = Optional.empty();
        return told;
    }

    private boolean crosses(Move move) {
        long now = move.minor();
        return switch (rule.getKind()) {
            case TARGET_REACHED ->
                isBelowTarget(move)
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
            case BACK_IN_STOCK ->
                move.now().getInStock()
                        && !move.wasInStock()
                        && (rule.getCategoryId() == null || move.lowestBefore().isPresent());
            case SHRINKFLATION ->
                Shrinking.happens(move, sizes, last.map(known -> known.now().getName()));
            case CHEAPER_ELSEWHERE -> throw new IllegalStateException("refused at the beginning");
        };
    }

    private boolean stillHolds(Move crossing, Move now) {
        if (now.withdrawn()) {
            return false;
        }
        boolean sameCurrency = now.now()
                .getPrice()
                .getCurrency()
                .equals(crossing.now().getPrice().getCurrency());
        return switch (rule.getKind()) {
            case TARGET_REACHED -> isBelowTarget(now);
            case DROP_PERCENT -> sameCurrency && isFarEnough(before(crossing) - now.minor(), before(crossing));
            case RISE_PERCENT -> sameCurrency && isFarEnough(now.minor() - before(crossing), before(crossing));
            case NEW_LOW ->
                sameCurrency && now.minor() < crossing.lowestBefore().orElseThrow();
            case BACK_IN_STOCK -> now.now().getInStock();
            case SHRINKFLATION ->
                Shrinking.compare(crossing.now().getSize(), now.now().getSize())
                        && now.now().getSize().getAmountMicro()
                                <= crossing.now().getSize().getAmountMicro();
            case CHEAPER_ELSEWHERE -> throw new IllegalStateException("refused at the beginning");
        };
    }

    private static long before(Move crossing) {
        return crossing.minorBefore().orElseThrow();
    }

    private boolean isBelowTarget(Move move) {
        return move.now().getPrice().getCurrency().equals(rule.getTarget().getCurrency())
                && move.minor() <= rule.getTarget().getMinor();
    }

    private boolean isFarEnough(long difference, long before) {
        if (difference <= 0) {
            return false;
        }
        BigInteger reached =
                BigInteger.valueOf(difference).multiply(BigInteger.TEN.pow(8)).divide(BigInteger.valueOf(before));
        return new BigDecimal(reached).compareTo(decimal(rule.getPercent()).movePointRight(6)) >= 0;
    }

    private static BigDecimal decimal(Rate rate) {
        return BigDecimal.valueOf(rate.getMantissa(), rate.getScale());
    }
}
