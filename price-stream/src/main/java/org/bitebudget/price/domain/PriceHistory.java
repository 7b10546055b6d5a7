package org.bitebudget.price.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bitebudget.price.domain.Plausibility.Judgement;

/**
 * What is known of a product's price in a store. What it holds is a function of the versions it was given, whatever order
 * they came in: of each observation the strongest version, those taken back included, since a weaker version may still
 * arrive.
 *
 * <p>Kept in detail are the observations of the newest {@link #KEPT_DAYS} days, at most {@link #KEPT_OF_DAY} of a day,
 * and the newest {@link #KEPT_ANYWAY} whatever their age; of what is older stays an {@link OlderPrices}. Days count back
 * from the product's own newest one.
 */
public final class PriceHistory {

    /** For so many days a price holds when it isn't seen again, the day it was seen included. */
    public static final int HOLDS_DAYS = 14;

    /** So far behind the newest observation any version may arrive without making a difference. */
    static final int LATENESS_DAYS = 120;

    /** A late one can bear out what was seen this long before it. */
    static final int KEPT_DAYS = LATENESS_DAYS + Plausibility.DAYS;

    static final int KEPT_OF_DAY = 24;
    static final int KEPT_ANYWAY = 16;
    private static final int WITH_DETAILS = 3;
    private static final int FULL_ID_DAYS = 14;

    /**
     * An observation that has become too old to be kept.
     *
     * @param quarantined whether it is in quarantine, now for good
     * @param usual what it was compared with, if it is
     */
    public record Left(Observation observation, boolean quarantined, long usual) {}

    private final List<Observation> kept;
    private final Map<String, OlderPrices> older;
    private Judgement judgement;
    private List<Observation> believed;
    private boolean conflict;
    private final List<Left> left = new ArrayList<>(1);

    private PriceHistory(List<Observation> kept, Map<String, OlderPrices> older) {
        this.kept = kept;
        this.older = older;
    }

    /** The history of a product nobody has seen yet. */
    public static PriceHistory empty() {
        return new PriceHistory(new ArrayList<>(4), new TreeMap<>());
    }

    /** A history as it was kept: {@link #kept} and {@link #older}. */
    public static PriceHistory of(List<Observation> kept, Collection<OlderPrices> older) {
        Map<String, OlderPrices> byCurrency = new TreeMap<>();
        older.forEach(summary -> byCurrency.put(summary.currency(), summary));
        return new PriceHistory(new ArrayList<>(kept), byCurrency);
    }

    /** Takes a version of an observation in. */
    public Arrival add(Observation version) {
        conflict = false;
        left.clear();
        if (kept.isEmpty()) {
            return insert(version, Arrival.CURRENT);
        }
        boolean late = version.atMicros() < newest().atMicros();
        Arrival effect = late ? Arrival.LATE : Arrival.CURRENT;
        int known = late || version.atMicros() == newest().atMicros() ? find(version) : -1;
        if (known >= 0) {
            Observation holds = kept.get(known);
            conflict = holds.conflictsWith(version);
            if (!version.prevailsOver(holds)) {
                return Arrival.WITHOUT_EFFECT;
            }
            kept.remove(known);
            return insert(version, effect);
        }
        return late && isTooOld(version) ? archive(version) : insert(version, effect);
    }

    /** Whether the version last taken in claimed a known revision with another price. */
    public boolean conflict() {
        return conflict;
    }

    /** What is no longer kept since the version last taken in. */
    public List<Left> left() {
        return Collections.unmodifiableList(left);
    }

    /** Observations kept in detail, in time. */
    public List<Observation> kept() {
        return Collections.unmodifiableList(kept);
    }

    /** What is left of those before them. */
    public Collection<OlderPrices> older() {
        return Collections.unmodifiableCollection(older.values());
    }

    /** Those kept that are in quarantine, in time, each with the usual price it was compared with. */
    public List<Quarantined> quarantined() {
        Judgement judged = judgement();
        List<Quarantined> waiting = List.of();
        for (int i = 0; i < kept.size(); i++) {
            if (judged.verdicts()[i] == Plausibility.Verdict.QUARANTINED) {
                waiting = waiting.isEmpty() ? new ArrayList<>() : waiting;
                waiting.add(new Quarantined(kept.get(i), judged.usual()[i]));
            }
        }
        return waiting;
    }

    /** The price as it stands; nothing if all observations were taken back. */
    public Optional<CurrentOffer> current() {
        return CurrentOffer.of(believed(), older);
    }

    /**
     * The price as it stands with all that is told of it; nothing if all observations were taken back.
     *
     * @param windowEnd newest day of the store, days since 1970
     */
    public Optional<PriceView> view(int windowEnd) {
        return PriceView.of(believed(), older, windowEnd);
    }

    /** Whether the price is known on any day of the longest window that ends on the day. */
    public boolean isKnownOn(int windowEnd) {
        return current()
                .map(CurrentOffer::observation)
                .filter(last -> last.day() + HOLDS_DAYS > windowEnd - DailyPrices.LENGTH + 1)
                .isPresent();
    }

    /** Details of the newest observation that has any, those taken back included. */
    public Optional<Observation> newestWithDetails() {
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (kept.get(i).offer() != null) {
                return Optional.of(kept.get(i));
            }
        }
        return Optional.empty();
    }

    /** Observations that count, in time and in the currency of the newest of them. */
    private List<Observation> believed() {
        if (believed == null) {
            believed = believed(judgement());
        }
        return believed;
    }

    private List<Observation> believed(Judgement judged) {
        List<Observation> counted = new ArrayList<>(kept.size());
        String currency = null;
        for (int i = kept.size() - 1; i >= 0; i--) {
            Observation each = kept.get(i);
            if (judged.believes(i)) {
                currency = currency == null ? each.currency() : currency;
                if (each.currency().equals(currency)) {
                    counted.add(each);
                }
            }
        }
        Collections.reverse(counted);
        return counted;
    }

    private Judgement judgement() {
        if (judgement == null) {
            judgement = Plausibility.judge(kept, older.values());
        }
        return judgement;
    }

    private void forgetJudgement() {
        judgement = null;
        believed = null;
    }

    private int find(Observation version) {
        for (int i = kept.size() - 1; i >= 0 && kept.get(i).atMicros() >= version.atMicros(); i--) {
            if (kept.get(i).sameObservation(version)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isTooOld(Observation version) {
        return version.day() <= newestDay() - KEPT_DAYS
                && kept.size() >= KEPT_ANYWAY
                && Observation.BY_IDENTITY.compare(version, kept.get(oldest())) < 0;
    }

    private Arrival archive(Observation version) {
        if (version.retracted()) {
            return Arrival.TOO_LATE;
        }
        OlderPrices before = older.get(version.currency());
        fold(version);
        return older.get(version.currency()).equals(before) ? Arrival.WITHOUT_EFFECT : Arrival.ARCHIVED;
    }

    private Arrival insert(Observation version, Arrival effect) {
        forgetJudgement();
        int place = kept.size();
        while (place > 0 && Observation.IN_TIME.compare(kept.get(place - 1), version) > 0) {
            place--;
        }
        kept.add(place, version);
        boolean crowded = thinOut(version);
        foldOld();
        forgetOldDetails();
        return crowded ? Arrival.CROWDED : effect;
    }

    /** Keeps the last observations of the version's day; tells whether the version itself had to go. */
    private boolean thinOut(Observation version) {
        if (kept.size() <= KEPT_OF_DAY) {
            return false;
        }
        List<Observation> ofDay =
                kept.stream().filter(each -> each.day() == version.day()).toList();
        if (ofDay.size() <= KEPT_OF_DAY) {
            return false;
        }
        Observation first = ofDay.stream().min(Observation.BY_IDENTITY).orElseThrow();
        kept.remove(first);
        return first.equals(version);
    }

    private void foldOld() {
        while (kept.size() > KEPT_ANYWAY) {
            int oldest = oldest();
            Observation goes = kept.get(oldest);
            if (goes.day() > newestDay() - KEPT_DAYS) {
                return;
            }
            Judgement judged = judgement();
            if (judged.believes(oldest)) {
                fold(goes);
            }
            boolean doubted = judged.verdicts()[oldest] == Plausibility.Verdict.QUARANTINED;
            if (doubted) {
                older.computeIfPresent(goes.currency(), (currency, summary) -> summary.doubting(goes.minor()));
            }
            left.add(new Left(goes, doubted, judged.usual()[oldest]));
            kept.remove(oldest);
            forgetJudgement();
        }
    }

    private void fold(Observation goes) {
        forgetJudgement();
        OlderPrices summary = older.get(goes.currency());
        older.put(goes.currency(), summary == null ? OlderPrices.of(goes) : summary.with(goes));
    }

    private int oldest() {
        int oldest = 0;
        long first = kept.get(0).atMicros();
        for (int i = 1; i < kept.size() && kept.get(i).atMicros() == first; i++) {
            if (Observation.BY_IDENTITY.compare(kept.get(i), kept.get(oldest)) < 0) {
                oldest = i;
            }
        }
        return oldest;
    }

    /** Judges by time alone, so that what is kept doesn't depend on the order of arrival. */
    private void forgetOldDetails() {
        long detailed = kept.get(Math.max(0, kept.size() - WITH_DETAILS)).atMicros();
        int named = newestDay() - FULL_ID_DAYS;
        for (int i = kept.size() - 1; i >= 0; i--) {
            Observation each = kept.get(i);
            boolean detail = each.atMicros() >= detailed;
            boolean name = each.day() > named;
            Observation less = detail ? each : each.withoutDetails();
            less = name || detail ? less : less.withShortId();
            kept.set(i, less);
        }
    }

    private Observation newest() {
        return kept.get(kept.size() - 1);
    }

    private int newestDay() {
        int newest = Integer.MIN_VALUE;
        for (int i = kept.size() - 1; i >= Math.max(0, kept.size() - KEPT_ANYWAY); i--) {
            newest = Math.max(newest, kept.get(i).day());
        }
        return newest;
    }
}
