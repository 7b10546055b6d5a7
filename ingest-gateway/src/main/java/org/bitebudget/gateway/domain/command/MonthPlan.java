package org.bitebudget.gateway.domain.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.time.Months;

/**
 * A household's plan for a month from a day on.
 *
 * @param month the month
 * @param effectiveFrom first day it holds for
 * @param zone zone of the household's days
 * @param currency ISO 4217 code
 * @param incomes money that comes in, at least once
 * @param shares parts of the income by bucket
 * @param categories categories that get money of their own
 * @param commitments payments the household is bound to
 * @param carry what happens to a day's rest
 * @param redistribution who moves money between categories
 * @param amberPercent part of the plan at which the status turns amber
 * @param redPercent part of the plan at which it turns red
 */
public record MonthPlan(
        YearMonth month,
        LocalDate effectiveFrom,
        ZoneId zone,
        String currency,
        List<Income> incomes,
        Shares shares,
        List<PlanCategory> categories,
        List<PlanCommitment> commitments,
        Carry carry,
        Redistribution redistribution,
        int amberPercent,
        int redPercent) {

    private static final int HUNDRED = 100;
    private static final int MOST_PERCENT = 1000;

    /** Money that comes in on a day. */
    public record Income(LocalDate date, Money amount) {}

    /** Parts of the income in percent. */
    public record Shares(int need, int want, int saving) {
        /** 50/30/20. */
        public static final Shares USUAL = new Shares(50, 30, 20);
    }

    /** What happens to a day's rest. */
    public enum Carry {
        /** It stays in the month. */
        NONE,
        /** The next day gets it. */
        NEXT_DAY,
        /** The days left share it. */
        REST_OF_MONTH
    }

    /** Who moves money between categories. */
    public enum Redistribution {
        /** The planner. */
        AUTOMATIC,
        /** A person, on the planner's suggestion. */
        SUGGEST,
        /** Nobody. */
        OFF
    }

    /** Keeps its own copies of the lists. */
    public MonthPlan {
        incomes = List.copyOf(incomes);
        categories = List.copyOf(categories);
        commitments = List.copyOf(commitments);
    }

    /**
     * Everything to mend.
     *
     * @param now a month is closed once it has been over for {@value Months#OPEN_AFTER} months
     */
    public List<Fault> faults(Instant now) {
        List<Fault> faults = new ArrayList<>();
        if (Months.isClosed(month, now, zone)) {
            faults.add(
                    Fault.invalid("/month", "closed: it has been over for more than " + Months.OPEN_AFTER + " months"));
        }
        if (!YearMonth.from(effectiveFrom).equals(month)) {
            faults.add(Fault.invalid("/effective_from", "a day of " + month));
        }
        incomeFaults(faults);
        if (!areParts(shares)) {
            faults.add(Fault.invalid("/shares", "percentages from 0 to 100 that add up to 100"));
        }
        faults.addAll(PlanCategory.faults(categories, month, currency));
        faults.addAll(PlanCommitment.faults(commitments, currency));
        if (amberPercent < 1 || amberPercent > redPercent) {
            faults.add(Fault.invalid("/amber_percent", "from 1 to red_percent"));
        }
        if (redPercent > MOST_PERCENT) {
            faults.add(Fault.invalid("/red_percent", "at most " + MOST_PERCENT));
        }
        return faults;
    }

    private void incomeFaults(List<Fault> faults) {
        if (incomes.isEmpty()) {
            faults.add(Fault.invalid("/incomes", "at least one income"));
        }
        for (int i = 0; i < incomes.size(); i++) {
            Income income = incomes.get(i);
            String pointer = "/incomes/" + i;
            if (!YearMonth.from(income.date()).equals(month)) {
                faults.add(Fault.invalid(pointer + "/date", "a day of " + month));
            }
            if (income.amount().minor() <= 0) {
                faults.add(Fault.invalid(pointer + "/amount/minor", "above zero"));
            }
            AmountLimit.check(pointer + "/amount/minor", income.amount(), faults);
            if (!income.amount().currency().equals(currency)) {
                faults.add(Fault.invalid(pointer + "/amount/currency", "the plan's currency, " + currency));
            }
        }
    }

    private static boolean areParts(Shares shares) {
        boolean inRange = isPercent(shares.need()) && isPercent(shares.want()) && isPercent(shares.saving());
        return inRange && shares.need() + shares.want() + shares.saving() == HUNDRED;
    }

    private static boolean isPercent(int part) {
        return part >= 0 && part <= HUNDRED;
    }
}
