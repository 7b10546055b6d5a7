package org.bitebudget.price.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that is known of a product's price in a store. What it holds is a function of the versions it was given, whatever
 * order they came in: of each observation the strongest version, those taken back included, since a weaker version may
 * still arrive.
 *
 * <p>Months that can't touch the statistics any more move to a {@link PriceArchive}; of them stays a {@link MonthSummary}.
 * Only the newest observations keep their details, since no more than these can become the current offer.
 */
public final class PriceHistory {

    /** Length of the statistics' window, in days. */
    public static final int WINDOW_DAYS = 30;

    /** For so many days a price holds when it isn't seen again, the day it was seen included. */
    public static final int HOLDS_DAYS = 14;

    private static final int WITH_DETAILS = 3;

    private final List<Observation> recent;
    private final NavigableMap<YearMonth, MonthSummary> archived;
    private long conflicts;

    private PriceHistory(List<Observation> recent, NavigableMap<YearMonth, MonthSummary> archived) {
        this.recent = recent;
        this.archived = archived;
    }

    /** The history of a product nobody has seen yet. */
    public static PriceHistory empty() {
        return new PriceHistory(new ArrayList<>(), new TreeMap<>());
    }

    /** A history as it was kept: {@link #recent} and {@link #archived}. */
    public static PriceHistory of(Collection<Observation> recent, Collection<MonthSummary> archived) {
        TreeMap<YearMonth, MonthSummary> months = new TreeMap<>();
        archived.forEach(summary -> months.put(summary.month(), summary));
        return new PriceHistory(new ArrayList<>(recent), months);
    }

    /** Takes a version of an observation in. */
    public Arrival add(Observation version, PriceArchive archive) {
        boolean late = !recent.isEmpty() && version.at().isBefore(newest().at());
        YearMonth month = YearMonth.from(version.day());
        boolean old = !recent.isEmpty() && month.isBefore(firstRecentMonth());
        boolean changed = old ? addToArchive(version, month, archive) : addToRecent(version, archive);
        if (!changed) {
            return Arrival.WITHOUT_EFFECT;
        }
        return late ? Arrival.LATE : Arrival.CURRENT;
    }

    /** How often, since this object was made, versions claimed the same revision with different prices. */
    public long conflicts() {
        return conflicts;
    }

    /** Observations that are not in the archive, in time. */
    public List<Observation> recent() {
        return List.copyOf(recent);
    }

    /** What is known of the months in the archive, in time. */
    public Collection<MonthSummary> archived() {
        return List.copyOf(archived.values());
    }

    /** The price as it stands; nothing if all observations were taken back. */
    public Optional<PriceView> view() {
        return PriceView.of(recent, archived);
    }

    private boolean addToRecent(Observation version, PriceArchive archive) {
        YearMonth before = recent.isEmpty() ? YearMonth.from(version.day()) : firstRecentMonth();
        if (!merge(version, recent)) {
            return false;
        }
        forgetOldDetails();
        if (before.isBefore(firstRecentMonth())) {
            moveOldMonths(archive);
        }
        return true;
    }

    /** Judges by time alone, so that what is kept doesn't depend on the order of arrival. */
    private void forgetOldDetails() {
        if (recent.size() <= WITH_DETAILS) {
            return;
        }
        Instant kept = recent.get(recent.size() - WITH_DETAILS).at();
        recent.replaceAll(each -> each.at().isBefore(kept) ? each.withoutDetails() : each);
    }

    private boolean addToArchive(Observation version, YearMonth month, PriceArchive archive) {
        List<Observation> observations = new ArrayList<>(archive.month(month));
        if (!merge(version.withoutDetails(), observations)) {
            return false;
        }
        keep(month, observations, archive);
        return true;
    }

    private void moveOldMonths(PriceArchive archive) {
        YearMonth first = firstRecentMonth();
        TreeMap<YearMonth, List<Observation>> old = new TreeMap<>();
        for (Observation each : recent) {
            YearMonth month = YearMonth.from(each.day());
            if (month.isBefore(first)) {
                old.computeIfAbsent(month, m -> new ArrayList<>()).add(each.withoutDetails());
            }
        }
        recent.removeIf(each -> YearMonth.from(each.day()).isBefore(first));
        old.forEach((month, observations) -> keep(month, observations, archive));
    }

    private void keep(YearMonth month, List<Observation> observations, PriceArchive archive) {
        archive.replace(month, List.copyOf(observations));
        MonthSummary.of(month, observations)
                .ifPresentOrElse(summary -> archived.put(month, summary), () -> archived.remove(month));
    }

    /** Puts the version in its place unless a stronger one is there; tells whether anything changed. */
    private boolean merge(Observation version, List<Observation> observations) {
        for (int i = observations.size() - 1; i >= 0; i--) {
            Observation known = observations.get(i);
            if (known.id().equals(version.id())) {
                conflicts += known.conflictsWith(version) ? 1 : 0;
                if (!version.prevailsOver(known)) {
                    return false;
                }
                observations.remove(i);
                break;
            }
        }
        int place = observations.size();
        while (place > 0 && Observation.IN_TIME.compare(observations.get(place - 1), version) > 0) {
            place--;
        }
        observations.add(place, version);
        return true;
    }

    private Observation newest() {
        return recent.get(recent.size() - 1);
    }

    private YearMonth firstRecentMonth() {
        LocalDate reach = newest().day().minusDays(WINDOW_DAYS + HOLDS_DAYS);
        return YearMonth.from(reach);
    }
}
