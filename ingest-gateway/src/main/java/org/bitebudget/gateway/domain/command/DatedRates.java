package org.bitebudget.gateway.domain.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.time.FutureLimit;

/**
 * What one unit of a currency is worth in others from a day on.
 *
 * @param base ISO 4217 code of the one unit
 * @param date local day from which the rates are in force
 * @param quotes what it is worth, at least one
 */
public record DatedRates(String base, LocalDate date, List<Quote> quotes) {

    private static final LocalDate OLDEST = LocalDate.of(2000, 1, 1);

    /**
     * The rate into one currency.
     *
     * @param currency ISO 4217 code
     * @param rate major units for one of the base, above zero
     */
    public record Quote(String currency, BigDecimal rate) {}

    /** Keeps its own copy of the quotes. */
    public DatedRates {
        quotes = List.copyOf(quotes);
    }

    /** Everything to mend. */
    public List<Fault> faults(Instant now) {
        List<Fault> faults = new ArrayList<>();
        if (!Currencies.isKnown(base)) {
            faults.add(new Fault(Rule.UNKNOWN_CURRENCY, "/base", "not a known ISO 4217 currency"));
        }
        if (date.isBefore(OLDEST)) {
            faults.add(Fault.invalid("/date", "not before " + OLDEST));
        }
        // The day may have begun east of UTC without being in the future.
        if (date.isAfter(LocalDate.ofInstant(now.plus(FutureLimit.ALLOWED), ZoneOffset.UTC))) {
            faults.add(new Fault(Rule.DATE_IN_FUTURE, "/date", "more than 24 hours ahead"));
        }
        if (quotes.isEmpty()) {
            faults.add(Fault.invalid("/rates", "at least one rate"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < quotes.size(); i++) {
            String pointer = "/rates/" + i;
            if (!seen.add(quotes.get(i).currency())) {
                faults.add(Fault.invalid(pointer + "/quote", "the currency stands twice"));
            }
            if (quotes.get(i).currency().equals(base)) {
                faults.add(Fault.invalid(pointer + "/quote", "another currency than the base"));
            }
            if (quotes.get(i).rate().signum() <= 0) {
                faults.add(Fault.invalid(pointer + "/rate", "above zero"));
            }
        }
        return faults;
    }
}
