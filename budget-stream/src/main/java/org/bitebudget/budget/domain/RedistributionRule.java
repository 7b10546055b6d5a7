package org.bitebudget.budget.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bitebudget.budget.domain.Redistribution.Donation;

/**
 * Who gives to whom at the end of a day. A category needs what it has overspent beyond what its own month can hold. Donors are
 * categories that are not essential, of priority 4 or 5, and strictly lower in priority than the receiver. Each gives at
 * most half of its surplus at the day's end, rounded down to a minor unit, to all receivers of the day together; the lowest priority is asked first, ties by category id. Receivers come in
 * order of priority, ties by category id; what one takes is gone for the next.
 */
final class RedistributionRule {

    private static final int HIGHEST_DONOR_PRIORITY = 4;

    /**
     * How a planned category stands at a day's end, in minor units.
     *
     * @param category what is planned of it
     * @param surplus month plan − spent − reserved, negative if overspent
     * @param need new overspend that its own month cannot hold, not negative
     */
    record Standing(PlannedCategory category, long surplus, long need) {}

    /**
     * What moves to one receiver.
     *
     * @param receiver taxonomy id
     * @param need minor units it lacks
     * @param donations who gives; together at most {@code need}
     */
    record Movement(String receiver, long need, List<Donation> donations) {}

    private static final Comparator<Standing> RECEIVERS = Comparator.comparingInt(
                    (Standing standing) -> standing.category().priority())
            .thenComparing(standing -> standing.category().category());
    private static final Comparator<Standing> DONORS = Comparator.comparingInt(
                    (Standing standing) -> standing.category().priority())
            .reversed()
            .thenComparing(standing -> standing.category().category());

    private RedistributionRule() {}

    /** The movements of a day, one for each category in need; those without donations say that nobody can give. */
    static List<Movement> assess(List<Standing> standings) {
        List<Standing> donors = standings.stream()
                .filter(RedistributionRule::mayGive)
                .sorted(DONORS)
                .toList();
        Map<String, Long> toGive = new HashMap<>();
        donors.forEach(donor -> toGive.put(donor.category().category(), donor.surplus() / 2));
        return standings.stream()
                .filter(standing -> standing.need() > 0)
                .sorted(RECEIVERS)
                .map(receiver -> cover(receiver, donors, toGive))
                .toList();
    }

    private static Movement cover(Standing receiver, List<Standing> donors, Map<String, Long> toGive) {
        long lacking = receiver.need();
        List<Donation> donations = new ArrayList<>();
        for (Standing donor : donors) {
            if (lacking == 0) {
                break;
            }
            if (donor.category().priority() <= receiver.category().priority()) {
                continue;
            }
            String id = donor.category().category();
            long gift = Math.min(lacking, toGive.get(id));
            if (gift > 0) {
                donations.add(new Donation(id, gift));
                toGive.merge(id, -gift, Long::sum);
                lacking -= gift;
            }
        }
        return new Movement(receiver.category().category(), receiver.need(), donations);
    }

    private static boolean mayGive(Standing standing) {
        return !standing.category().essential()
                && standing.category().priority() >= HIGHEST_DONOR_PRIORITY
                && standing.surplus() > 1;
    }
}
