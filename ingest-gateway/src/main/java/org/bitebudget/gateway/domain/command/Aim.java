package org.bitebudget.gateway.domain.command;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.taxonomy.Taxonomy;

/** Something a household sets itself, as a member wants it to be. */
public sealed interface Aim {

    /** Ten million million minor units: what a budget can hold. */
    long MOST_MINOR = 10_000_000_000_000L;

    /** Longest challenge, in days. */
    int LONGEST_CHALLENGE = 366;

    /** Most parts of an instalment plan. */
    int MOST_PARTS = 600;

    /** Words of a person, to be sealed. */
    Optional<String> name();

    /** Zone of its days. */
    ZoneId zone();

    /** The amount that tells its currency. */
    Money amount();

    /** Everything to mend, in the order of the members. */
    List<Fault> faults(Taxonomy taxonomy);

    /**
     * Something to save for.
     *
     * @param openedOn first day of saving
     * @param deadline last day of saving
     */
    record Goal(Optional<String> name, ZoneId zone, Money amount, LocalDate openedOn, LocalDate deadline)
            implements Aim {
        @Override
        public List<Fault> faults(Taxonomy taxonomy) {
            List<Fault> faults = new ArrayList<>();
            positive("/target/minor", amount, 1, faults);
            if (deadline.isBefore(openedOn)) {
                faults.add(Fault.invalid("/deadline", "on or after " + openedOn));
            }
            return faults;
        }
    }

    /**
     * Something paid in equal parts.
     *
     * @param categoryId what the payments are booked under
     * @param count how many parts
     * @param firstDue day of the first part
     * @param rhythm how far they lie apart
     */
    record Instalments(
            Optional<String> name,
            ZoneId zone,
            Money amount,
            String categoryId,
            int count,
            LocalDate firstDue,
            Rhythm rhythm)
            implements Aim {

        /** How far parts lie apart. */
        public enum Rhythm {
            /** Seven days. */
            WEEKLY,
            /** Fourteen days. */
            FORTNIGHTLY,
            /** The same day of the month. */
            MONTHLY
        }

        @Override
        public List<Fault> faults(Taxonomy taxonomy) {
            List<Fault> faults = new ArrayList<>();
            positive("/total/minor", amount, Math.max(1, count), faults);
            known("/category_id", categoryId, taxonomy, faults);
            if (count < 1 || count > MOST_PARTS) {
                faults.add(Fault.invalid("/count", "1 to " + MOST_PARTS));
            }
            return faults;
        }
    }

    /**
     * Something to manage within a span of days.
     *
     * @param kind what counts
     * @param categoryIds what it is about; empty for all spending
     * @param targetDays days asked for; none for a cap
     * @param amount the cap, or what a day of a streak may cost
     */
    record Challenge(
            Optional<String> name,
            ZoneId zone,
            Kind kind,
            List<String> categoryIds,
            LocalDate start,
            LocalDate end,
            Optional<Integer> targetDays,
            Money amount)
            implements Aim {

        /** What counts. */
        public enum Kind {
            /** So many days on which nothing is spent. */
            NO_SPEND_DAYS,
            /** No more than so much spent in all. */
            SPENDING_CAP,
            /** So many days in a row that cost no more than the limit. */
            STREAK
        }

        public Challenge {
            categoryIds = List.copyOf(categoryIds);
        }

        @Override
        public List<Fault> faults(Taxonomy taxonomy) {
            List<Fault> faults = new ArrayList<>();
            for (int i = 0; i < categoryIds.size(); i++) {
                known("/category_ids/" + i, categoryIds.get(i), taxonomy, faults);
            }
            long days = ChronoUnit.DAYS.between(start, end) + 1;
            if (days < 1 || days > LONGEST_CHALLENGE) {
                faults.add(Fault.invalid("/end", "1 to " + LONGEST_CHALLENGE + " days after the day before the start"));
            }
            if (kind == Kind.SPENDING_CAP) {
                positive("/limit/minor", amount, 1, faults);
                if (targetDays.isPresent()) {
                    faults.add(Fault.invalid("/target_days", "a cap counts money, not days"));
                }
                return faults;
            }
            if (targetDays.filter(wanted -> wanted >= 1 && wanted <= days).isEmpty()) {
                faults.add(Fault.invalid("/target_days", "1 to the challenge's " + Math.max(1, days) + " days"));
            }
            if (kind == Kind.STREAK) {
                positive("/limit/minor", amount, 0, faults);
            } else if (amount.minor() != 0) {
                faults.add(Fault.invalid("/limit/minor", "0: a day without spending has no limit"));
            }
            return faults;
        }
    }

    private static void positive(String pointer, Money amount, long least, List<Fault> faults) {
        if (amount.minor() < least || amount.minor() > MOST_MINOR) {
            faults.add(Fault.invalid(pointer, least + " to " + MOST_MINOR + " minor units"));
        }
    }

    private static void known(String pointer, String categoryId, Taxonomy taxonomy, List<Fault> faults) {
        if (taxonomy.find(categoryId).isEmpty()) {
            faults.add(new Fault(Rule.UNKNOWN_CATEGORY, pointer, "not a category of the taxonomy"));
        }
    }
}
