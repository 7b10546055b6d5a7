package org.bitebudget.ml.domain.change;

/**
 * Where a product stands, as far as an event is concerned.
 *
 * @param seen day it was seen last
 * @param since day on which it happened last, or the first one known
 * @param began true if it was seen to happen then
 * @param events how often it happened to the product
 * @param days over how many days
 * @param promo whether it is on promotion
 * @param lastMove 1 if its price last went up, −1 if down, 0 if that isn't known
 */
record Situation(int seen, int since, boolean began, double events, double days, boolean promo, int lastMove) {

    /** For a change of the price. */
    static Situation ofPrice(PriceSpells spells) {
        return new Situation(
                spells.day(),
                spells.since(),
                spells.began(),
                spells.changes(),
                spells.days(),
                spells.promo(),
                spells.before() == 0 ? 0 : Long.signum(spells.minor() - spells.before()));
    }

    /** For the start of a promotion. */
    static Situation ofPromotion(PriceSpells spells) {
        return new Situation(
                spells.day(),
                spells.promoSince(),
                spells.promoBegan(),
                spells.starts(),
                spells.regularDays(),
                spells.promo(),
                spells.before() == 0 ? 0 : Long.signum(spells.minor() - spells.before()));
    }
}
