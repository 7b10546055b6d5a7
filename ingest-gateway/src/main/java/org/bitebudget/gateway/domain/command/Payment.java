package org.bitebudget.gateway.domain.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.platform.money.Money;

/**
 * Money put aside for a goal or paid on an instalment plan.
 *
 * @param date local day
 * @param amount not zero; negative where it was taken out again
 */
public record Payment(LocalDate date, Money amount) {

    private static final Duration AHEAD = Duration.ofHours(24);

    /** Everything to mend, in the order of the members. */
    public List<Fault> faults(Instant now) {
        List<Fault> faults = new ArrayList<>();
        // The local date may be a day ahead of UTC's without being in the future.
        if (date.isAfter(LocalDate.ofInstant(now.plus(AHEAD), ZoneOffset.UTC))) {
            faults.add(new Fault(Rule.DATE_IN_FUTURE, "/date", "more than 24 hours ahead"));
        }
        if (amount.minor() == 0 || Math.abs(amount.minor()) > Aim.MOST_MINOR) {
            faults.add(Fault.invalid("/amount/minor", "not 0, at most " + Aim.MOST_MINOR + " minor units"));
        }
        return faults;
    }
}
