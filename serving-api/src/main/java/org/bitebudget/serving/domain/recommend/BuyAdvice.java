package org.bitebudget.serving.domain.recommend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.sentence.Phrases;
import org.bitebudget.serving.domain.recommend.PriceOutlook.Expected;

/**
 * Whether to buy a product now or to wait, and how many. Waiting pays if, within the days the household can do without, the forecast lies low enough
 * below the price of today and isn't likely to be missed; a stock pays if the price lies well below the usual one and the product keeps.
 *
 * @param action what to do
 * @param units how many purchases' worth to buy now; 1 unless stocking up, 0 when waiting
 * @param saving what is expected to be saved by it, at least nothing
 * @param risk chance that waiting costs more than buying now, 0 to 1; absent if there is no forecast to tell
 * @param until last day to wait for, when waiting
 * @param parts what the sentence is made of
 */
public record BuyAdvice(
        Action action, int units, Money saving, OptionalDouble risk, Optional<LocalDate> until, List<Part> parts) {

    private static final double LEAST_SAVING = 0.02;
    private static final double MOST_RISK = 0.35;
    private static final double CHEAP = 0.10;
    private static final double RISING = 0.02;
    private static final int LONGEST_STOCK_DAYS = 60;
    private static final double USUAL_INTERVAL = 14;
    private static final int MOST_UNITS = 12;
    private static final int FRESH_DAYS = 30;
    /** As far ahead as a promotion is looked for where nothing presses. */
    private static final int PATIENCE_DAYS = 14;

    public BuyAdvice {
        parts = List.copyOf(parts);
    }

    /** What to do. */
    public enum Action {
        /** Buy what is needed. */
        BUY_NOW,
        /** Don't buy yet. */
        WAIT,
        /** Buy more than is needed. */
        STOCK_UP
    }

    /**
     * A part of the sentence.
     *
     * @param say template
     * @param arguments its numbers
     */
    record Part(Reasons.Say say, List<Object> arguments) {
        Part {
            arguments = List.copyOf(arguments);
        }

        static Part of(Reasons.Say say, Object... arguments) {
            return new Part(say, List.of(arguments));
        }
    }

    /**
     * The advice on a day.
     *
     * @param offer price now and usually
     * @param category of the product, which says how long it keeps
     * @param habit how the household buys it, if it does
     * @param outlook what is expected of the price
     */
    public static BuyAdvice of(
            Offer offer,
            Optional<String> category,
            Optional<Candidate.BuyingHabit> habit,
            PriceOutlook outlook,
            LocalDate today) {
        OptionalDouble left = habit.isPresent() ? habit.get().daysLeft(today) : OptionalDouble.empty();
        int keeps = Storage.days(category);
        Optional<BuyAdvice> wait = wait(offer, left, outlook, today);
        if (wait.isPresent()) {
            return wait.get();
        }
        double interval =
                habit.isPresent() ? Math.max(1, habit.get().intervalDays().orElse(USUAL_INTERVAL)) : USUAL_INTERVAL;
        int units = (int) Math.min(MOST_UNITS, Math.floor(Math.min(keeps, LONGEST_STOCK_DAYS) / interval));
        if (offer.below() >= CHEAP && units > 1) {
            double quantity = habit.map(Candidate.BuyingHabit::quantity).orElse(1.0);
            Money saved = times(offer, units * quantity);
            return new BuyAdvice(
                    Action.STOCK_UP,
                    units,
                    saved,
                    outlook.risk(offer.price(), today),
                    Optional.empty(),
                    List.of(
                            Part.of(Reasons.Say.BELOW, new Phrases.Percent(offer.belowPercent()), offer.storeName()),
                            Part.of(Reasons.Say.STOCK_UP, units, saved)));
        }
        return buyNow(offer, left, keeps, outlook, today);
    }

    private static Optional<BuyAdvice> wait(Offer offer, OptionalDouble left, PriceOutlook outlook, LocalDate today) {
        // without a habit nothing presses: as far as the forecast reaches
        LocalDate latest = left.isPresent() ? today.plusDays((long) left.getAsDouble()) : LocalDate.MAX;
        double price = major(offer.price());
        Optional<Expected> best = outlook.days().stream()
                .filter(each -> each.day().isAfter(today) && !each.day().isAfter(latest))
                .filter(each -> outlook.moves(today, each.day()))
                .min(Comparator.comparingDouble(Expected::mean).thenComparing(Expected::day));
        if (best.isEmpty() || price <= 0) {
            return Optional.empty();
        }
        double share = 1 - best.get().mean() / price;
        double risk = outlook.risk(best.get(), offer.price(), today);
        Money saving = saving(offer, price - best.get().mean());
        if (share < LEAST_SAVING || risk > MOST_RISK || saving.minor() < 1) {
            return Optional.empty();
        }
        int days = Math.toIntExact(best.get().day().toEpochDay() - today.toEpochDay());
        return Optional.of(new BuyAdvice(
                Action.WAIT,
                0,
                saving,
                OptionalDouble.of(risk),
                Optional.of(best.get().day()),
                List.of(
                        Part.of(Reasons.Say.WAIT, percent(share), saving, days),
                        Part.of(Reasons.Say.WAIT_RISK, percent(risk)))));
    }

    private static BuyAdvice buyNow(
            Offer offer, OptionalDouble left, int keeps, PriceOutlook outlook, LocalDate today) {
        List<Part> parts = new ArrayList<>();
        double price = major(offer.price());
        double highest = outlook.days().stream()
                .filter(each -> outlook.moves(today, each.day()))
                .mapToDouble(Expected::mean)
                .max()
                .orElse(price);
        boolean rising = price > 0 && highest / price - 1 >= RISING;
        Money saving = saving(offer, rising ? highest - price : 0);
        if (offer.belowPercent() > 0) {
            parts.add(Part.of(Reasons.Say.BUY_CHEAP, new Phrases.Percent(offer.belowPercent())));
        } else if (rising) {
            parts.add(Part.of(Reasons.Say.BUY_RISING, percent(highest / price - 1)));
        } else {
            parts.add(steady((int) Math.min(PATIENCE_DAYS, left.orElse(PATIENCE_DAYS)), outlook, today));
        }
        left.ifPresent(days -> parts.add(Part.of(Reasons.Say.NEEDED, (int) Math.round(days))));
        if (keeps < FRESH_DAYS) {
            parts.add(Part.of(Reasons.Say.PERISHABLE, keeps));
        }
        return new BuyAdvice(Action.BUY_NOW, 1, saving, outlook.risk(offer.price(), today), Optional.empty(), parts);
    }

    /** What is said of a price that isn't expected to move: how deep a promotion would cut isn't known, so that one may come is told, not advised. */
    private static Part steady(int days, PriceOutlook outlook, LocalDate today) {
        OptionalDouble promotion = days > 0 ? outlook.promotion(today, today.plusDays(days)) : OptionalDouble.empty();
        return promotion.isPresent()
                ? Part.of(Reasons.Say.BUY_OR_PROMOTION, percent(promotion.getAsDouble()), days)
                : Part.of(Reasons.Say.BUY_STEADY);
    }

    /** The advice in words. */
    public String sentence(Reasons reasons) {
        return reasons.sentence(parts.stream()
                .map(part -> reasons.say(part.say(), part.arguments().toArray()))
                .toList());
    }

    private static Phrases.Percent percent(double share) {
        return new Phrases.Percent((int) Math.round(share * 100));
    }

    private static Money times(Offer offer, double units) {
        long each = offer.usual().minor() - offer.price().minor();
        return new Money(Math.round(each * units), offer.price().currency());
    }

    private static Money saving(Offer offer, double major) {
        String currency = offer.price().currency();
        long minor = BigDecimal.valueOf(Math.max(0, major))
                .movePointRight(Currencies.exponent(currency))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return new Money(minor, currency);
    }

    private static double major(Money money) {
        return money.toDecimal().doubleValue();
    }
}
