package org.bitebudget.budget.job;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeMap;
import org.bitebudget.budget.domain.InstalmentChange;
import org.bitebudget.budget.domain.InvalidBudgetInputException;
import org.bitebudget.budget.domain.goal.InstalmentPlan;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.money.Money;

/** What households pay in parts, from the events of their aims. */
final class Instalments {

    private Instalments() {}

    /** Whether an aim is paid in parts and says so without contradiction; who keeps aims refuses the others. */
    static boolean concern(HouseholdAim event) {
        if (!(event.getAim() instanceof org.bitebudget.event.InstalmentPlan)) {
            return false;
        }
        try {
            of(event);
            return true;
        } catch (InvalidBudgetInputException | DateTimeException e) {
            return false;
        }
    }

    /** The change, in force from the day it was decided on, in the household's zone. */
    static InstalmentChange of(HouseholdAim event) {
        var told = (org.bitebudget.event.InstalmentPlan) event.getAim();
        String currency = told.getTotal().getCurrency();
        if (!Currencies.isKnown(currency)) {
            throw new InvalidBudgetInputException("'" + currency + "' is not a known ISO 4217 currency");
        }
        InstalmentPlan plan = new InstalmentPlan(
                new Money(told.getTotal().getMinor(), currency),
                told.getCategoryId(),
                told.getCount(),
                told.getFirstDue(),
                InstalmentPlan.Rhythm.valueOf(told.getRhythm().name()));
        ZoneId zone = ZoneId.of(Optional.ofNullable(event.getZone()).orElse("UTC"));
        return new InstalmentChange(
                event.getAimId(),
                event.getEnvelope().getRevision(),
                event.getEnvelope().getEventId(),
                LocalDate.ofInstant(event.getEnvelope().getOccurredAt(), zone),
                told.getCategoryId(),
                currency,
                event.getDeleted() ? new TreeMap<>() : plan.schedule());
    }

    /** The event without what people call it. */
    static HouseholdAim nameless(HouseholdAim event) {
        var told = (org.bitebudget.event.InstalmentPlan) event.getAim();
        return HouseholdAim.newBuilder(event)
                .setAim(org.bitebudget.event.InstalmentPlan.newBuilder(told)
                        .setName(null)
                        .build())
                .build();
    }
}
