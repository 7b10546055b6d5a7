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
    private static final double BEFORE_ROUNDING = -4;
    private static final double OTHER_ROLE = -2;
    private static final double LEAST = 1.5;

    private final Evidence evidence;
    private final Arithmetic arithmetic;

    TotalChooser(Evidence evidence, Arithmetic arithmetic) {
        this.evidence = evidence;
        this.arithmetic = arithmetic;
    }

    /** The total with its box; the confidence grows with the equalities that confirm it. */
    Optional<ReadField<Long>> choose() {
        Set<Long> candidates = new LinkedHashSet<>();
        evidence.printed().stream()
                .map(Figure::minor)
                .filter(minor -> minor > 0)
                .forEach(candidates::add);
        candidates.addAll(derived());
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

    /** Cash less change where the total itself was misread: only where a second equality or a near total agrees. */
    private Set<Long> derived() {
        Set<Long> derived = new LinkedHashSet<>();
        for (long cash : evidence.values(LabelRole.CASH)) {
            for (long change : evidence.values(LabelRole.CHANGE)) {
                long total = Math.abs(cash) - Math.abs(change);
                boolean near = evidence.values(LabelRole.TOTAL, LabelRole.SUBTOTAL).stream()
                        .anyMatch(sum -> Math.abs(sum - total) <= Arithmetic.LARGEST_ROUNDING);
                if (total > 0
                        && change != 0
                        && (near || arithmetic.confirming(total).size() > 1)) {
                    derived.add(total);
                }
            }
        }
        return derived;
    }

    private double score(long candidate) {
        double score = label(LabelRole.TOTAL, candidate, TOTAL_LABEL);
        double paid = label(LabelRole.CARD, candidate, CARD_LABEL);
        if (score == 0) {
            // what was charged to a card tells what a total with one doubtful digit was
            score = paid > 0 && isAlmostTotal(candidate)
                    ? ALMOST_TOTAL
                    : label(LabelRole.SUBTOTAL, candidate, SUBTOTAL_LABEL);
        }
        score += paid;
        for (Equality equality : arithmetic.confirming(candidate)) {
            score += equality.weight();
        }
        if (arithmetic.isBeforeRounding(candidate)) {
            score += BEFORE_ROUNDING;
        }
        boolean otherRole = score < TOTAL_LABEL
                && evidence.values(LabelRole.CHANGE, LabelRole.IGNORE, LabelRole.TAX, LabelRole.ROUNDING)
                        .contains(candidate);
        return otherRole ? score + OTHER_ROLE : score;
    }

    private boolean isAlmostTotal(long candidate) {
        String digits = Long.toString(candidate);
        return evidence.values(LabelRole.TOTAL).stream()
                .map(total -> Long.toString(total))
                .anyMatch(total -> total.length() == digits.length() && Fold.distance(total, digits, 1) == 1);
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
                .map(LabelledAmount::figure);
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
