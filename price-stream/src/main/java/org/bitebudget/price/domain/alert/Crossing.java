package org.bitebudget.price.domain.alert;

import java.util.Optional;

/** Which thresholds of a group a move crosses. */
final class Crossing {

    private Crossing() {}

    /**
     * The thresholds that are crossed, if any.
     *
     * @param before what was known of the product
     * @param smallest the smallest size known of it, or null
     * @param forFirst whether a product that was never seen before can be back in stock
     */
    static Optional<Range> of(RuleGroup group, Move move, Optional<Lane> before, Size smallest, boolean forFirst) {
        if (move instanceof LeadMove lead) {
            return group.kind() == AlertKind.CHEAPER_ELSEWHERE
                    ? filled(new Range(lead.leadBefore() + 1, lead.lead()))
                    : Optional.empty();
        }
        ProductMove moved = (ProductMove) move;
        if (moved.withdrawn()) {
            return Optional.empty();
        }
        return switch (group.kind()) {
            case TARGET_REACHED ->
                moved.currency().equals(group.currency())
                        ? filled(new Range(moved.price(), moved.before() == null ? Long.MAX_VALUE : moved.before() - 1))
                        : Optional.empty();
            case DROP_PERCENT, RISE_PERCENT ->
                moved.before() == null
                        ? Optional.empty()
                        : filled(new Range(1, change(group.kind(), moved.before(), moved.price())));
            case NEW_LOW -> whole(moved.lowestBefore() != null && moved.price() < moved.lowestBefore());
            case BACK_IN_STOCK ->
                whole(moved.inStock() && !moved.wasInStock() && (forFirst || moved.lowestBefore() != null));
            case SHRINKFLATION -> whole(Shrinkage.happensBy(moved, smallest, nameOf(before)));
            case CHEAPER_ELSEWHERE -> Optional.empty();
        };
    }

    /**
     * Whether what a rule was about to tell still holds.
     *
     * @param rule the rule
     * @param held the move that it was about to tell
     * @param last the last move of the same product
     */
    static boolean holds(AlertRule rule, Move held, Move last) {
        if (last.isGone()) {
            return false;
        }
        long threshold = rule.threshold();
        if (last instanceof LeadMove lead) {
            return lead.lead() >= threshold;
        }
        ProductMove now = (ProductMove) last;
        ProductMove then = (ProductMove) held;
        boolean sameCurrency = now.currency().equals(then.currency());
        return switch (rule.group().kind()) {
            case TARGET_REACHED -> sameCurrency && now.price() <= threshold;
            case DROP_PERCENT, RISE_PERCENT ->
                sameCurrency && change(rule.group().kind(), then.before(), now.price()) >= threshold;
            case NEW_LOW -> sameCurrency && now.price() < then.lowestBefore();
            case BACK_IN_STOCK -> now.inStock();
            case SHRINKFLATION ->
                then.size().comparesTo(now.size())
                        && now.size().amountMicro() <= then.size().amountMicro();
            case CHEAPER_ELSEWHERE -> false;
        };
    }

    private static String nameOf(Optional<Lane> known) {
        return known.map(Lane::last)
                .filter(ProductMove.class::isInstance)
                .map(last -> ((ProductMove) last).name())
                .orElse(null);
    }

    private static long change(AlertKind kind, long before, long now) {
        long difference = kind == AlertKind.DROP_PERCENT ? before - now : now - before;
        return difference <= 0 ? 0 : Percent.micro(difference, before);
    }

    private static Optional<Range> whole(boolean crossed) {
        return crossed ? Optional.of(Range.WHOLE) : Optional.empty();
    }

    private static Optional<Range> filled(Range range) {
        return range.isEmpty() ? Optional.empty() : Optional.of(range);
    }
}
