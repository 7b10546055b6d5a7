package org.bitebudget.price.oracle;

import java.time.Instant;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.platform.ids.Ids;

/** What of an alert must be as it is; the rest is words. */
record ExpectedAlert(
        String alertId,
        String household,
        String ruleId,
        PriceRuleKind kind,
        String store,
        String product,
        Money price,
        Money previous,
        String observationId,
        Instant at) {

    /**
     * What a product's own moves decided.
     *
     * @param crossing the move that crossed the rule
     * @param now the last move when it was told
     * @param at when it was told
     */
    static ExpectedAlert of(PriceAlertRule rule, Move crossing, Move now, Instant at) {
        return new ExpectedAlert(
                Ids.alert(rule.getRuleId(), crossing.product(), crossing.crossing()),
                rule.getHousehold(),
                rule.getRuleId(),
                rule.getKind(),
                now.now().getStore(),
                now.now().getProduct(),
                now.now().getPrice(),
                crossing.before().map(before -> before.getPrice()).orElse(null),
                crossing.now().getObservationId(),
                at);
    }

    /**
     * What the offers of all stores decided.
     *
     * @param judged the product that was judged, {@code store|product}
     * @param cheaper the cheaper offer
     * @param cause the move by which it became so much cheaper
     */
    static ExpectedAlert elsewhere(PriceAlertRule rule, String judged, PriceObservation cheaper, Move cause) {
        return new ExpectedAlert(
                Ids.alert(rule.getRuleId(), judged, cause.crossing()),
                rule.getHousehold(),
                rule.getRuleId(),
                rule.getKind(),
                cheaper.getStore(),
                cheaper.getProduct(),
                cheaper.getPrice(),
                null,
                cause.now().getObservationId(),
                null);
    }

    /** The same, whenever it was told: by a move or when a product's identity became known. */
    ExpectedAlert atAnyTime() {
        return new ExpectedAlert(
                alertId, household, ruleId, kind, store, product, price, previous, observationId, null);
    }

    static ExpectedAlert of(PriceAlert alert) {
        return new ExpectedAlert(
                alert.getAlertId(),
                alert.getHousehold(),
                alert.getRuleId(),
                alert.getKind(),
                alert.getStore(),
                alert.getProduct(),
                alert.getPrice(),
                alert.getPrevious(),
                alert.getObservationId(),
                alert.getEnvelope().getRecordedAt());
    }
}
