package org.bitebudget.gateway.domain.command;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.platform.time.FutureLimit;

/**
 * A purchase, refund or transfer booked by hand.
 *
 * @param kind what it does to the household's money
 * @param merchant name of the shop
 * @param date local day
 * @param time local time where it is known
 * @param zone zone it was lived in
 * @param total above zero, also for refunds
 * @param lines parts by category, above zero each; they add up to the total
 * @param note words of a person, to be sealed
 * @param toMember who a transfer went to
 */
public record Transaction(
        Kind kind,
        Optional<String> merchant,
        LocalDate date,
        Optional<LocalTime> time,
        ZoneId zone,
        Money total,
        List<Line> lines,
        Optional<String> note,
        Optional<String> toMember) {

    // Older dates are what is left of a missing or misread one.
    private static final LocalDate OLDEST = LocalDate.of(2000, 1, 1);

    /** What a transaction does to the household's money. */
    public enum Kind {
        /** Money goes out for goods. */
        PURCHASE,
        /** Money comes back for goods. */
        REFUND,
        /** Money moves between the household's own pockets. */
        TRANSFER
    }

    /**
     * A part in one category.
     *
     * @param categoryId id of the taxonomy
     * @param amount above zero
     * @param description product text
     */
    public record Line(String categoryId, Money amount, Optional<String> description) {}

    /** Without lines, the whole total is in {@link Taxonomy#UNCATEGORISED}. */
    public Transaction {
        lines = lines.isEmpty()
                ? List.of(new Line(Taxonomy.UNCATEGORISED, total, Optional.empty()))
                : List.copyOf(lines);
    }

    /** When it happened; 00:00 of the day where the time is not known. */
    public Instant occurredAt() {
        return time.map(known -> date.atTime(known).atZone(zone))
                .orElseGet(() -> date.atStartOfDay(zone))
                .toInstant();
    }

    /** Everything to mend, in the order of the members. */
    public List<Fault> faults(Taxonomy taxonomy, Instant now) {
        List<Fault> faults = new ArrayList<>();
        if (occurredAt().isAfter(now.plus(FutureLimit.ALLOWED))) {
            faults.add(new Fault(Rule.DATE_IN_FUTURE, "/date", "more than 24 hours ahead"));
        }
        if (date.isBefore(OLDEST)) {
            faults.add(Fault.invalid("/date", "not before " + OLDEST));
        }
        if (toMember.isPresent() && kind != Kind.TRANSFER) {
            faults.add(Fault.invalid("/to_member", "only a transfer goes to a member"));
        }
        AmountLimit.check("/total/minor", total, faults);
        if (total.minor() <= 0) {
            faults.add(Fault.invalid("/total/minor", "an amount is above zero, also of a refund"));
        }
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String pointer = "/lines/" + i;
            if (taxonomy.find(line.categoryId()).isEmpty()) {
                faults.add(
                        new Fault(Rule.UNKNOWN_CATEGORY, pointer + "/category_id", "not a category of the taxonomy"));
            }
            if (!line.amount().currency().equals(total.currency())) {
                faults.add(Fault.invalid(pointer + "/amount/currency", "not the currency of the total"));
            }
            if (line.amount().minor() <= 0) {
                faults.add(Fault.invalid(pointer + "/amount/minor", "an amount is above zero, also of a refund"));
            }
            sum = sum.add(BigInteger.valueOf(line.amount().minor()));
        }
        if (!sum.equals(BigInteger.valueOf(total.minor()))) {
            faults.add(
                    Fault.invalid("/lines", "the lines add up to " + sum + " and not to the total, " + total.minor()));
        }
        return faults;
    }
}
