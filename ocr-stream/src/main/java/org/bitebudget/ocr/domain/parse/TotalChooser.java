package org.bitebudget.ocr.domain.parse;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the total among all printed amounts: labels say what it should be, arithmetic says what it can be, and how
 * surely both were recognised says whom to believe.
 */
final class TotalChooser {

    private static final double TOTAL_LABEL = 3;
    private static final double SUBTOTAL_LABEL = 1;
    private static final double ALMOST_TOTAL = 1.5;
    private static final double CARD_LABEL = 0.3;
    private static final double SEEN_AGAIN = 0.4;
    private static final double ROUNDED_TO_COIN = 2.5;
    private static final double BEFORE_ROUNDING = -4;
    private static final double OTHER_ROLE = -2;
    private static final double PART_OF_TOTAL = -2.5;
    private static final double NOTHING_SPENT = -1;
    private static final double LEAST = 1.5;

    private final Evidence evidence;
    private final Arithmetic arithmetic;
    private final Set<ParsingStep> steps;
    private final TotalRepair repair;

    TotalChooser(Evidence evidence, Arithmetic arithmetic, Set<ParsingStep> steps) {
        this.evidence = evidence;
        this.arithmetic = arithmetic;
        this.steps = steps;
        this.repair = new TotalRepair(evidence, arithmetic);
    }

    /** The total with its box; the confidence grows with the equalities that confirm it. */
    Optional<ReadField<Long>> choose() {
        Set<Long> candidates = new LinkedHashSet<>();
        evidence.printed().stream()
                .map(Figure::minor)
                .filter(minor -> minor > 0)
                .forEach(candidates::add);
        // a refund, or a receipt over nothing, must say that it is one
        candidates.addAll(evidence.values(LabelRole.TOTAL));
        if (steps.contains(ParsingStep.REPAIR)) {
            candidates.addAll(repair.proven());
        }
        if (!evidence.printed().isEmpty()) {
            candidates.addAll(evidence.fiscalTotals());
        }
        Long best = null;
        double most = LEAST;
        for (long candidate : candidates) {
            double score = score(candidate);
            if (score > most || (score == most && best != null && candidate > best)) {
                most = score;
                best = candidate;
            }
        }
        return best == null ? Optional.empty() : Optional.of(field(best));
    }

    private double score(long candidate) {
        double label = label(LabelRole.TOTAL, candidate, TOTAL_LABEL);
        double paid = label(LabelRole.CARD, candidate, CARD_LABEL);
        double score = label;
        if (label == 0) {
            boolean almost = (paid > 0 || !evidence.isPrinted(candidate)) && repair.isAlmostTotal(candidate);
            score = almost ? ALMOST_TOTAL : label(LabelRole.SUBTOTAL, candidate, SUBTOTAL_LABEL);
        }
        score += paid;
        if (steps.contains(ParsingStep.ARITHMETIC) && candidate != 0) {
            for (Equality equality : arithmetic.confirming(candidate)) {
                score += equality.weight();
            }
            score += repair.isRoundedTo(candidate) ? ROUNDED_TO_COIN : 0;
            score += isBeforeRounding(candidate) ? BEFORE_ROUNDING : 0;
            score += isPart(candidate) ? PART_OF_TOTAL : 0;
        }
        score += candidate == 0 ? NOTHING_SPENT : 0;
        boolean otherRole = score < TOTAL_LABEL
                && evidence.values(
                                LabelRole.CHANGE, LabelRole.COUNT, LabelRole.IGNORE, LabelRole.TAX, LabelRole.ROUNDING)
                        .contains(candidate);
        return otherRole ? score + OTHER_ROLE : score;
    }

    private boolean isBeforeRounding(long candidate) {
        long rounded = Arithmetic.toCoin(candidate);
        boolean roundedIsKnown = evidence.values(LabelRole.TOTAL).contains(rounded)
                || (steps.contains(ParsingStep.REPAIR) && repair.proven().contains(rounded));
        return arithmetic.isBeforeRounding(candidate)
                || (evidence.isRounded() && rounded != candidate && roundedIsKnown);
    }

    /** Whether it is labelled as a sum of some lines, while a larger amount is labelled as the total. */
    private boolean isPart(long candidate) {
        return evidence.values(LabelRole.SUBTOTAL).contains(candidate)
                && evidence.values(LabelRole.TOTAL).stream().anyMatch(total -> total > candidate + candidate / 4);
    }

    private double label(LabelRole role, long candidate, double weight) {
        double best = 0;
        int times = 0;
        for (LabelledAmount amount : evidence.with(role)) {
            if (amount.minor() == candidate) {
                // a doubtful digit costs at most half: the label itself was read
                double trust = 0.5 + 0.5 * amount.figure().confidence();
                best = Math.max(best, weight * amount.certainty() * trust);
                times++;
            }
        }
        return times == 0 ? 0 : best + SEEN_AGAIN * Math.min(4, times - 1);
    }

    private Optional<Figure> nearestLabelled() {
        return evidence.with(LabelRole.TOTAL).stream()
                .findFirst()
                .or(() -> evidence.with(LabelRole.CASH).stream().findFirst())
                .or(() -> evidence.with(LabelRole.SUBTOTAL).stream().findFirst())
                .map(LabelledAmount::figure)
                .or(() -> evidence.printed().stream().findFirst());
    }

    private ReadField<Long> field(long total) {
        Figure figure = evidence.best(LabelRole.TOTAL, total)
                .map(LabelledAmount::figure)
                .or(() -> evidence.print(total))
                .or(this::nearestLabelled)
                .orElseThrow();
        long sums =
                arithmetic.confirming(total).stream().filter(Equality::isSum).count();
        double confidence = Math.min(0.99, 0.5 * figure.confidence() + 0.2 * sums + 0.1);
        return new ReadField<>(total, confidence, figure.box(), figure.raw());
    }
}
