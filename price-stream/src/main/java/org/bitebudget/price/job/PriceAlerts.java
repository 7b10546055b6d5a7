package org.bitebudget.price.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.money.Money;
import org.bitebudget.price.domain.PriceStep;
import org.bitebudget.state.PriceMove;

/** An alert as an event, with a sentence for people. */
final class PriceAlerts {

    private PriceAlerts() {}

    static PriceAlert of(PriceAlertRule rule, PriceStep step, PriceMove cause) {
        String alertId = Ids.alert(rule.getRuleId(), ProductKey.of(cause), step.crossing());
        return PriceAlert.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId(Ids.event(PriceJob.NAME, alertId, 0))
                        .setSubjectId(alertId)
                        .setRevision(0)
                        .setOccurredAt(step.seenAt())
                        .setRecordedAt(Micros.toInstant(cause.getRecordedAtMicros()))
                        .setProducer(PriceJob.NAME)
                        .setHousehold(rule.getHousehold())
                        .build())
                .setHousehold(rule.getHousehold())
                .setAlertId(alertId)
                .setRuleId(rule.getRuleId())
                .setKind(rule.getKind())
                .setStore(cause.getStore())
                .setProduct(cause.getProduct())
                .setName(cause.getName())
                .setPrice(CurrentPrices.money(step.now()))
                .setPrevious(step.before().map(CurrentPrices::money).orElse(null))
                .setObservationId(cause.getObservationId())
                .setSentence(sentence(step, cause))
                .build();
    }

    private static String sentence(PriceStep step, PriceMove cause) {
        String news = cause.getName() + " at " + cause.getStore() + " is " + step.now();
        return step.before()
                .map(before -> news + ", " + change(before, step.now()) + " from " + before)
                .orElse(news);
    }

    private static String change(Money before, Money now) {
        String direction = now.minor() < before.minor() ? "down" : "up";
        if (before.minor() == 0) {
            return direction;
        }
        BigDecimal percent = BigDecimal.valueOf(Math.abs(now.minor() - before.minor()))
                .movePointRight(2)
                .divide(BigDecimal.valueOf(before.minor()), 0, RoundingMode.HALF_EVEN);
        return direction + " " + percent.toPlainString() + " %";
    }
}
