package org.bitebudget.budget.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which parts of instalments a month's plan holds, as known on each of its days; days count from 0. */
final class InstalmentCalendar {

    private final YearMonth month;
    private final Map<String, List<InstalmentChange>> byAim = new TreeMap<>();

    /** @param currency the month's; parts in another one are not its commitments */
    InstalmentCalendar(YearMonth month, Collection<InstalmentChange> changes, String currency) {
        this.month = month;
        for (InstalmentChange change : changes) {
            if (change.currency().equals(currency)) {
                byAim.computeIfAbsent(change.aimId(), id -> new ArrayList<>()).add(change);
            }
        }
    }

    /** The month's parts as known on a day, by aim, then by the day they are due. */
    List<Commitment> on(int day) {
        if (byAim.isEmpty()) {
            return List.of();
        }
        List<Commitment> parts = new ArrayList<>();
        for (List<InstalmentChange> changes : byAim.values()) {
            for (int due = 0; due < month.lengthOfMonth(); due++) {
                LocalDate date = month.atDay(due + 1);
                inForce(changes, month.atDay(Math.min(due, day) + 1))
                        .filter(change -> change.parts().containsKey(date))
                        .ifPresent(change -> parts.add(change.on(date)));
            }
        }
        return parts;
    }

    private static Optional<InstalmentChange> inForce(List<InstalmentChange> changes, LocalDate day) {
        List<InstalmentChange> inEffect =
                changes.stream().filter(change -> !change.from().isAfter(day)).toList();
        return inEffect.isEmpty() ? Optional.empty() : Optional.of(Collections.max(inEffect, InstalmentChange.ORDER));
    }
}
