package org.bitebudget.price.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;

/** What a rule on cheaper offers elsewhere tells of one product when the offers of all stores change. */
final class Leads {

    private static final BigInteger MILLIONTHS = BigInteger.TEN.pow(8);

    private final PriceAlertRule rule;
    private final BigDecimal percent;
    private final String judged;
    private final int place;

    /**
     * @param judged the product, {@code store|product}
     * @param place where its offer stands among all
     */
    Leads(PriceAlertRule rule, String judged, int place) {
        this.rule = rule;
        this.percent = rule.getPercent() == null
                ? BigDecimal.ONE
                : BigDecimal.valueOf(
                                rule.getPercent().getMantissa(),
                                rule.getPercent().getScale())
                        .movePointRight(6);
        this.judged = judged;
        this.place = place;
    }

    /**
     * A move has changed the offers.
     *
     * @param before what each product asked, null where it wasn't offered, and {@code now} what it asks since then
     * @param resting whether the rule rests for this product, which this changes
     */
    Optional<ExpectedAlert> step(PriceObservation[] before, PriceObservation[] now, Move cause, Hysteresis resting) {
        if (now[place] == null) {
            return Optional.empty();
        }
        return rule.getStore() == null ? undercut(before, now, cause, resting) : led(before, now, cause, resting);
    }

    /** By how much another store asks less than this product's. */
    private Optional<ExpectedAlert> led(
            PriceObservation[] before, PriceObservation[] now, Move cause, Hysteresis resting) {
        PriceObservation own = now[place];
        PriceObservation rival = Offer.least(own, now);
        PriceObservation rivalBefore = before[place] == null ? null : Offer.least(before[place], before);
        BigInteger lead = rival == null ? BigInteger.ZERO : lead(own, rival);
        BigInteger leadBefore = rivalBefore == null ? BigInteger.ZERO : lead(before[place], rivalBefore);
        if ((rival == null && rivalBefore == null) || (Offer.isSame(rival, rivalBefore) && lead.equals(leadBefore))) {
            return Optional.empty();
        }
        return tell(rival == null ? rivalBefore : rival, leadBefore, lead, cause, resting);
    }

    /** By how much this product, when it moves itself, asks less than the least of the other stores'. */
    private Optional<ExpectedAlert> undercut(
            PriceObservation[] before, PriceObservation[] now, Move cause, Hysteresis resting) {
        PriceObservation own = now[place];
        PriceObservation rival = Offer.least(own, now);
        if (rival == null || !cause.product().equals(judged)) {
            return Optional.empty();
        }
        PriceObservation ownBefore = before[place];
        boolean compared = ownBefore != null && Offer.compare(rival, ownBefore);
        return tell(own, compared ? lead(rival, ownBefore) : BigInteger.ZERO, lead(rival, own), cause, resting);
    }

    private Optional<ExpectedAlert> tell(
            PriceObservation cheaper, BigInteger leadBefore, BigInteger lead, Move cause, Hysteresis resting) {
        long measure = cheaper.getUnitPrice() == null
                ? cheaper.getPrice().getMinor()
                : cheaper.getUnitPrice().getMicroMinor();
        resting.at(cheaper.getPrice().getCurrency(), measure);
        boolean rises =
                new BigDecimal(lead).compareTo(percent) >= 0 && new BigDecimal(leadBefore).compareTo(percent) < 0;
        if (resting.rests() || !rises) {
            return Optional.empty();
        }
        resting.crossedAt(measure);
        boolean holds = !cause.at().isBefore(rule.getValidFrom())
                && (rule.getValidTo() == null || cause.at().isBefore(rule.getValidTo()));
        return holds ? Optional.of(ExpectedAlert.elsewhere(rule, judged, cheaper, cause)) : Optional.empty();
    }

    /** How much less the other offer asks, in millionths of a percent of the one, rounded down; 0 if it doesn't. */
    private static BigInteger lead(PriceObservation offer, PriceObservation other) {
        BigInteger one = BigInteger.valueOf(Offer.measure(offer, other));
        BigInteger two = BigInteger.valueOf(Offer.measure(other, offer));
        return two.compareTo(one) >= 0
                ? BigInteger.ZERO
                : one.subtract(two).multiply(MILLIONTHS).divide(one);
    }
}
