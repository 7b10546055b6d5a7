package org.bitebudget.gateway.domain.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.platform.budget.BudgetLimits;
import org.bitebudget.platform.money.Money;

/**
 * A payment the household is bound to.
 *
 * @param id names it within the plan
 * @param categoryId id of the taxonomy it is paid from
 * @param amount each time, above zero
 * @param first first day it is due
 * @param unit what is counted between two days
 * @param every how many of them, 1 to 120
 * @param last last day it may fall on, where it ends
 */
public record PlanCommitment(
        String id, String categoryId, Money amount, LocalDate first, Unit unit, int every, Optional<LocalDate> last) {

    /** What is counted between two days. */
    public enum Unit {
        /** Weeks. */
        WEEK,
        /** Months. */
        MONTH
    }

    static List<Fault> faults(List<PlanCommitment> commitments, String currency) {
        List<Fault> faults = new ArrayList<>();
        if (commitments.size() > BudgetLimits.MOST_COMMITMENTS) {
            faults.add(Fault.invalid("/commitments", "at most " + BudgetLimits.MOST_COMMITMENTS));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < commitments.size(); i++) {
            PlanCommitment commitment = commitments.get(i);
            String pointer = "/commitments/" + i;
            if (!seen.add(commitment.id())) {
                faults.add(Fault.invalid(pointer + "/id", "the commitment stands twice in the plan"));
            }
            commitment.faults(pointer, currency, faults);
        }
        return faults;
    }

    private void faults(String pointer, String currency, List<Fault> faults) {
        if (amount.minor() <= 0) {
            faults.add(Fault.invalid(pointer + "/amount/minor", "above zero"));
        }
        AmountLimit.check(pointer + "/amount/minor", amount, faults);
        if (!amount.currency().equals(currency)) {
            faults.add(Fault.invalid(pointer + "/amount/currency", "the plan's currency, " + currency));
        }
        if (every < 1 || every > BudgetLimits.MOST_STEPS) {
            faults.add(Fault.invalid(pointer + "/every", "from 1 to " + BudgetLimits.MOST_STEPS));
        }
        if (last.filter(day -> day.isBefore(first)).isPresent()) {
            faults.add(Fault.invalid(pointer + "/last", "not before the first day"));
        }
    }
}
