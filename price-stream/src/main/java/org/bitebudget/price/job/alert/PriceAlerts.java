package org.bitebudget.price.job.alert;

import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.price.domain.alert.AlertSentence;
import org.bitebudget.price.domain.alert.LeadMove;
import org.bitebudget.price.domain.alert.Move;
import org.bitebudget.price.domain.alert.ProductMove;
import org.bitebudget.price.domain.alert.Telling;
import org.bitebudget.price.job.PriceJob;

/** An alert as an event, with a sentence for people. */
final class PriceAlerts {

    private PriceAlerts() {}

    static PriceAlert of(Telling telling) {
        Move crossing = telling.crossing();
        String household = Keys.split(telling.rule().key()).get(0);
        String ruleId = Keys.split(telling.rule().key()).get(1);
        String alertId = Ids.alert(ruleId, crossing.judged(), crossing.crossing());
        PriceAlert.Builder alert = PriceAlert.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId(Ids.event(PriceJob.NAME, alertId, 0))
                        .setSubjectId(alertId)
                        .setRevision(0)
                        .setOccurredAt(telling.now().at())
                        .setRecordedAt(telling.at())
                        .setProducer(PriceJob.NAME)
                        .setHousehold(household)
                        .build())
                .setHousehold(household)
                .setAlertId(alertId)
                .setRuleId(ruleId)
                .setKind(PriceRuleKind.valueOf(telling.rule().group().kind().name()))
                .setSentence(AlertSentence.of(telling));
        if (telling.now() instanceof LeadMove lead) {
            return alert.setStore(lead.cheaper().store())
                    .setProduct(lead.cheaper().product())
                    .setName(lead.cheaper().name())
                    .setPrice(new Money(lead.cheaper().price(), lead.currency()))
                    .setObservationId(((LeadMove) crossing).observationId())
                    .build();
        }
        ProductMove now = (ProductMove) telling.now();
        ProductMove then = (ProductMove) crossing;
        return alert.setStore(now.store())
                .setProduct(now.product())
                .setName(now.name())
                .setPrice(new Money(now.price(), now.currency()))
                .setPrevious(then.before() == null ? null : new Money(then.before(), then.currency()))
                .setObservationId(then.observationId())
                .build();
    }
}
