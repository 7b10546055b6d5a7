package org.bitebudget.gateway.domain.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Yes or no to a suggested redistribution.
 *
 * @param suggestionId what it is about
 * @param version the suggestion's version it was made on; it lapses when the suggestion has moved on
 * @param accepted yes or no
 */
public record BudgetDecision(String suggestionId, int version, boolean accepted) {

    private static final int LONGEST_ID = 100;

    /** Everything to mend. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (suggestionId.length() > LONGEST_ID) {
            faults.add(Fault.invalid("/suggestion_id", "at most " + LONGEST_ID + " characters"));
        }
        if (version < 1) {
            faults.add(Fault.invalid("/version", "a version of the suggestion, from 1"));
        }
        return faults;
    }
}
