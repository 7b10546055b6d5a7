package org.bitebudget.gateway.domain.command;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.budget.BudgetLimits;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.time.Months;

/**
 * A household's plan for a month from a day on.
 *
 * @param month the month
 * @param effectiveFrom first day it is to hold for, see {@link #firstDay}
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
        Optional<LocalDate> effectiveFrom,
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
        if (effectiveFrom.filter(day -> !YearMonth.from(day).equals(month)).isPresent()) {
            faults.add(Fault.invalid("/effective_from", "a day of " + month));
        }
        incomeFaults(faults);
        if (!areParts(shares)) {
            faults.add(Fault.invalid("/shares", "percentages from 0 to 100 that add up to 100"));
        }
        faults.addAll(PlanCategory.faults(categories, currency));
        faults.addAll(PlanCommitment.faults(commitments, currency));
        if (amberPercent < 1 || amberPercent > redPercent) {
            faults.add(Fault.invalid("/amber_percent", "from 1 to red_percent"));
        }
        if (redPercent > BudgetLimits.MOST_PERCENT) {
            faults.add(Fault.invalid("/red_percent", "at most " + BudgetLimits.MOST_PERCENT));
        }
        return faults;
    }

    /**
     * What is to be mended in a plan that takes the place of another one: days that are over stay as they were lived.
     *
     * @param now tells the household's day
     */
    public List<Fault> replacementFaults(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (month.atEndOfMonth().isBefore(today)) {
            return List.of(Fault.invalid(
                    "/effective_from",
                    "none: " + month + " is planned and over, and its days stay as they were lived"));
        }
        return effectiveFrom.filter(day -> day.isBefore(today)).isPresent()
                ? List.of(Fault.invalid(
                        "/effective_from",
                        "not before " + today + ": the days before it stay as they were lived; leave it out to begin"
                                + " today"))
                : List.of();
    }

    /**
     * First day it holds for. Where it does not say, a month's first plan holds from the 1st, and one that takes another's place from
     * the first day that is not over.
     *
     * @param replaces whether the month is planned already
     * @param now tells the household's day
     */
    public LocalDate firstDay(boolean replaces, Instant now) {
        LocalDate first = month.atDay(1);
        LocalDate today = LocalDate.ofInstant(now, zone);
        return effectiveFrom.orElse(replaces && today.isAfter(first) ? today : first);
    }

    private void incomeFaults(List<Fault> faults) {
        if (incomes.isEmpty()) {
            faults.add(Fault.invalid("/incomes", "at least one income"));
        }
        BigInteger together = incomes.stream()
                .map(income -> BigInteger.valueOf(income.amount().minor()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (together.compareTo(BigInteger.valueOf(BudgetLimits.MOST_MINOR)) > 0) {
            faults.add(Fault.invalid("/incomes", "together at most " + BudgetLimits.MOST_MINOR + " minor units"));
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
