package org.bitebudget.ocr.domain.parse;

import java.util.LinkedHashSet;
import java.util.Set;
import org.bitebudget.platform.text.Fold;

/**
 * Totals that no pass read but that arithmetic proves: what other amounts make, where an amount with the right label
 * differs from it in one digit or has lost its first ones.
 */
final class TotalRepair {

    private static final int LEAST_DIGITS = 3;
    /** A total read more surely than this is not overruled by lines alone: one of them may be misread as well. */
    private static final double SURE = 0.7;
    /** With the highest taxes there are, a gross amount is this many times its net. */
    private static final double MOST_GROSS = 1.3;

    private final Evidence evidence;
    private final Arithmetic arithmetic;
    private final Set<Long> proven;

    TotalRepair(Evidence evidence, Arithmetic arithmetic) {
        this.evidence = evidence;
        this.arithmetic = arithmetic;
        this.proven = provenTotals();
    }

    /** Amounts in minor units that are printed nowhere. */
    Set<Long> proven() {
        return proven;
    }

    /** Whether an amount labelled as the total, or as paid, is this one but for misread or lost digits. */
    boolean isAlmostTotal(long candidate) {
        return isAlmost(candidate, LabelRole.TOTAL) || isAlmost(candidate, LabelRole.CASH, LabelRole.CARD);
    }

    /** Whether a labelled sum is this amount to the nearest coin, and a rounding is printed but was not read. */
    boolean isRoundedTo(long candidate) {
        return !evidence.isPrinted(candidate)
                && evidence.isRounded()
                && evidence.values(LabelRole.TOTAL, LabelRole.SUBTOTAL).stream()
                        .anyMatch(sum -> sum != candidate && Arithmetic.toCoin(sum) == candidate)
                && isAlmostTotal(candidate);
    }

    private Set<Long> provenTotals() {
        Set<Long> proven = new LinkedHashSet<>();
        for (long candidate : derived()) {
            if (candidate > 0 && !evidence.isPrinted(candidate) && isProven(candidate)) {
                proven.add(candidate);
            }
        }
        return proven;
    }

    private boolean isProven(long candidate) {
        Set<Equality> holding = arithmetic.confirming(candidate);
        boolean doubtful = evidence.with(LabelRole.TOTAL).stream()
                .allMatch(amount -> amount.figure().confidence() < SURE);
        boolean linesOnly = holding.stream().filter(Equality::isSum).allMatch(equality -> equality == Equality.ITEMS);
        long groups = holding.stream()
                .filter(Equality::isSum)
                .map(Equality::group)
                .distinct()
                .count();
        boolean isNet = evidence.values(LabelRole.TOTAL).stream()
                .anyMatch(total -> total > candidate && total <= candidate * MOST_GROSS);
        boolean otherTotalHolds = evidence.values(LabelRole.TOTAL).stream()
                .anyMatch(total -> arithmetic.confirming(total).stream().anyMatch(Equality::isSum));
        return (isAlmostTotal(candidate) && ((groups >= 1 && (doubtful || !linesOnly)) || isRoundedTo(candidate)))
                || (groups >= 2 && !otherTotalHolds && !isNet);
    }

    private Set<Long> derived() {
        Set<Long> derived = new LinkedHashSet<>();
        for (long cash : evidence.values(LabelRole.CASH, LabelRole.PAID)) {
            for (long change : evidence.values(LabelRole.CHANGE)) {
                if (change != 0) {
                    derived.add(Math.abs(cash) - Math.abs(change));
                }
            }
        }
        Set<Long> sums = evidence.values(LabelRole.TOTAL, LabelRole.SUBTOTAL);
        sums.addAll(evidence.itemSums());
        for (long sum : sums) {
            if (evidence.isRounded()) {
                derived.add(Arithmetic.toCoin(sum));
            }
            for (long tax : arithmetic.taxes()) {
                for (long service : arithmetic.services()) {
                    long exact = sum + tax + service;
                    derived.add(exact);
                    arithmetic.roundings().forEach(rounding -> derived.add(exact + rounding));
                }
            }
        }
        return derived;
    }

    private boolean isAlmost(long candidate, LabelRole... roles) {
        String digits = Long.toString(candidate);
        return evidence.values(roles).stream()
                .filter(printed -> arithmetic.confirming(printed).stream().noneMatch(Equality::isSum))
                // an amount that a printed rounding leads to the candidate was read rightly
                .filter(printed -> !arithmetic.roundingsTo(candidate).contains(candidate - printed))
                .map(printed -> Long.toString(Math.abs(printed)))
                .anyMatch(printed -> isMisread(printed, digits));
    }

    private static boolean isMisread(String printed, String digits) {
        boolean oneDigit = printed.length() == digits.length()
                && digits.length() >= LEAST_DIGITS
                && Fold.distance(printed, digits, 1) == 1;
        boolean lost =
                printed.length() >= LEAST_DIGITS && printed.length() < digits.length() && digits.endsWith(printed);
        return oneDigit || lost;
    }
}
