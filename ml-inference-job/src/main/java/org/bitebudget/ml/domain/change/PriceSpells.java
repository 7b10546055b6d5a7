package org.bitebudget.ml.domain.change;

import org.bitebudget.ml.domain.prices.PriceTrack;

/**
 * What is remembered of the spells of one product's price: a spell is a time without a change. Of bounded size, whatever its history. Counts fade
 * with a half-life of {@value #HALF_LIFE} days.
 *
 * @param day it was seen last, as days since 1970-01-01
 * @param minor price then
 * @param since first day of this spell on which it was seen
 * @param began true if the spell's beginning was seen
 * @param before price of the spell before, or 0
 * @param promo whether it was on promotion
 * @param promoSince first day since which that is so
 * @param promoBegan true if that day was seen to differ from the one before
 * @param changes how often its price changed
 * @param days over how many days that could be seen
 * @param starts how often a promotion started
 * @param regularDays over how many days without a promotion that could be seen
 */
public record PriceSpells(
        int day,
        long minor,
        int since,
        boolean began,
        long before,
        boolean promo,
        int promoSince,
        boolean promoBegan,
        double changes,
        double days,
        double starts,
        double regularDays) {

    private static final double HALF_LIFE = 180;

    /** A product seen for the first time. */
    public static PriceSpells first(int day, long minor, boolean promo) {
        return new PriceSpells(day, minor, day, false, 0, promo, day, false, 0, 0, 0, 0);
    }

    /** True if what was between a day and the last one seen can be told: the price held. */
    boolean reaches(int later) {
        return later - day <= PriceTrack.HOLDS_DAYS;
    }

    /** The same with what was seen on a later day. */
    PriceSpells with(int later, long price, boolean promotion) {
        boolean known = reaches(later);
        boolean changed = price != minor;
        boolean turned = promotion != promo;
        double fade = Math.pow(0.5, (later - day) / HALF_LIFE);
        double passed = known ? later - day : 0;
        return new PriceSpells(
                later,
                price,
                changed || !known ? later : since,
                known ? changed || began : false,
                changed ? minor : before,
                promotion,
                turned || !known ? later : promoSince,
                known ? turned || promoBegan : false,
                fade * changes + (known && changed ? 1 : 0),
                fade * days + passed,
                fade * starts + (known && turned && promotion ? 1 : 0),
                fade * regularDays + (promo ? 0 : passed));
    }
}
