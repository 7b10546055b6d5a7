package org.bitebudget.serving.domain.recommend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bitebudget.platform.sentence.Phrases;

/** Why something is recommended, in one sentence with its numbers. Not safe for use by several threads. */
public final class Reasons {
    static final String BUNDLE = "org.bitebudget.serving.domain.recommend.reasons";

    /** A cut below this isn't worth a word. */
    private static final int LEAST_PERCENT = 3;

    private final Phrases phrases;

    /** @param language one of {@link Phrases#LANGUAGES} */
    public Reasons(Locale language) {
        this.phrases = new Phrases(BUNDLE, Reasons.class, language);
    }

    /** Everything that can be said. */
    enum Say {
        /** Days of the interval, days since. */
        EVERY,
        /** Days since. */
        BOUGHT,
        /** Other product. */
        COMPANION,
        /** Other product. */
        ALIKE,
        /** Households. */
        POPULAR,
        /** Nothing. */
        OFTEN_TAKEN,
        /** Percent, store. */
        BELOW,
        /** Price, store. */
        COSTS,
        /** Percent, saving, days. */
        WAIT,
        /** Percent. */
        WAIT_RISK,
        /** Units, saving. */
        STOCK_UP,
        /** Days left. */
        NEEDED,
        /** Percent. */
        BUY_CHEAP,
        /** Percent. */
        BUY_RISING,
        /** Nothing. */
        BUY_STEADY,
        /** Percent, days. */
        BUY_OR_PROMOTION,
        /** Days that it keeps. */
        PERISHABLE,
        /** Nothing. */
        COLD;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '.');
        }
    }

    /** Why a candidate stands on the list. */
    public String of(Candidate candidate, LocalDate today) {
        List<String> parts = new ArrayList<>();
        parts.add(candidate.habit().map(habit -> habit(habit, today)).orElseGet(() -> others(candidate)));
        candidate.offer().ifPresent(offer -> {
            if (offer.belowPercent() >= LEAST_PERCENT) {
                parts.add(say(Say.BELOW, new Phrases.Percent(offer.belowPercent()), offer.storeName()));
            } else if (candidate.habit().isEmpty()) {
                parts.add(say(Say.COSTS, offer.price(), offer.storeName()));
            }
        });
        return sentence(parts);
    }

    /** What is said of a list for somebody of whom nothing is known. */
    public String cold() {
        return sentence(List.of(say(Say.COLD)));
    }

    private String habit(Candidate.BuyingHabit habit, LocalDate today) {
        int since = Math.toIntExact(habit.daysSince(today));
        return habit.intervalDays().isPresent()
                ? say(Say.EVERY, (int) Math.round(habit.intervalDays().getAsDouble()), since)
                : say(Say.BOUGHT, since);
    }

    private String others(Candidate candidate) {
        if (candidate.because().isPresent()) {
            return say(
                    candidate.why().equals("alike") ? Say.ALIKE : Say.COMPANION,
                    candidate.because().get());
        }
        return candidate.households() > 0 ? say(Say.POPULAR, candidate.households()) : say(Say.OFTEN_TAKEN);
    }

    String say(Say what, Object... arguments) {
        return phrases.say(what.key(), arguments);
    }

    /** Parts as one sentence. */
    String sentence(List<String> parts) {
        String joined = String.join("; ", parts);
        return joined.substring(0, 1).toUpperCase(Locale.ROOT) + joined.substring(1) + ".";
    }

    Phrases phrases() {
        return phrases;
    }
}
