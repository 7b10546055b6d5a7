package org.bitebudget.price.oracle;

import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;

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
        String observationId) {

    static ExpectedAlert of(PriceAlertRule rule, Move move) {
        String product = Keys.join(rule.getStore(), rule.getProduct());
        return new ExpectedAlert(
                Ids.alert(rule.getRuleId(), product, move.crossing()),
                rule.getHousehold(),
                rule.getRuleId(),
                rule.getKind(),
                rule.getStore(),
                rule.getProduct(),
                move.now().getPrice(),
                move.before().map(before -> before.getPrice()).orElse(null),
                move.now().getObservationId());
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
                alert.getObservationId());
    }
}
