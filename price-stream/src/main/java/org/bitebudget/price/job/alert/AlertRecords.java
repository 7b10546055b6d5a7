package org.bitebudget.price.job.alert;

import org.bitebudget.event.BaseUnit;
import org.bitebudget.event.ProductSize;
import org.bitebudget.price.domain.alert.LeadMove;
import org.bitebudget.price.domain.alert.Move;
import org.bitebudget.price.domain.alert.ProductMove;
import org.bitebudget.price.domain.alert.Size;
import org.bitebudget.price.domain.alert.StoreOffer;
import org.bitebudget.price.job.Micros;
import org.bitebudget.state.AlertLead;
import org.bitebudget.state.AlertMove;
import org.bitebudget.state.AlertOffer;
import org.bitebudget.state.PriceMove;

/** Moves and offers as records of the stream and back. */
final class AlertRecords {

    private AlertRecords() {}

    static ProductMove toDomain(PriceMove move) {
        return new ProductMove(
                move.getStore(),
                move.getProduct(),
                move.getName(),
                move.getObservationId(),
                move.getRevision(),
                Micros.toInstant(move.getAtMicros()),
                Micros.toInstant(move.getRecordedAtMicros()),
                move.getZone(),
                move.getCurrency(),
                move.getPriceMinor(),
                move.getBeforeMinor(),
                move.getLowestBeforeMinor(),
                move.getInStock(),
                move.getWasInStock(),
                size(move.getSize()),
                size(move.getSizeBefore()),
                move.getWithdrawn());
    }

    static PriceMove toState(ProductMove move) {
        return PriceMove.newBuilder()
                .setStore(move.store())
                .setProduct(move.product())
                .setName(move.name())
                .setObservationId(move.observationId())
                .setRevision(move.revision())
                .setAtMicros(Micros.of(move.at()))
                .setRecordedAtMicros(Micros.of(move.recordedAt()))
                .setZone(move.zone())
                .setCurrency(move.currency())
                .setPriceMinor(move.price())
                .setBeforeMinor(move.before())
                .setLowestBeforeMinor(move.lowestBefore())
                .setInStock(move.inStock())
                .setWasInStock(move.wasInStock())
                .setSize(size(move.size()))
                .setSizeBefore(size(move.sizeBefore()))
                .setWithdrawn(move.withdrawn())
                .build();
    }

    static Move toDomain(AlertMove move) {
        return move.getMove() != null ? toDomain(move.getMove()) : toDomain(move.getLead());
    }

    static AlertMove toState(String subject, Move move) {
        return move instanceof ProductMove product
                ? new AlertMove(subject, toState(product), null)
                : new AlertMove(subject, null, toState((LeadMove) move));
    }

    static StoreOffer offer(PriceMove move) {
        return new StoreOffer(
                move.getStore(),
                move.getProduct(),
                move.getName(),
                move.getCurrency(),
                move.getPriceMinor(),
                move.getUnitPriceMicro(),
                size(move.getSize()));
    }

    static LeadMove toDomain(AlertLead lead) {
        return new LeadMove(
                lead.getOverStore(),
                lead.getJudged(),
                toDomain(lead.getCheaper()),
                lead.getThanMinor(),
                lead.getThanStore(),
                lead.getLeadBefore(),
                lead.getLead(),
                lead.getCrossing(),
                lead.getObservationId(),
                Micros.toInstant(lead.getAtMicros()),
                Micros.toInstant(lead.getRecordedAtMicros()));
    }

    static AlertLead toState(LeadMove lead) {
        return new AlertLead(
                lead.overStore(),
                lead.judged(),
                toState(lead.cheaper()),
                lead.than(),
                lead.thanStore(),
                lead.leadBefore(),
                lead.lead(),
                lead.crossing(),
                lead.observationId(),
                Micros.of(lead.at()),
                Micros.of(lead.recordedAt()));
    }

    static StoreOffer toDomain(AlertOffer offer) {
        return new StoreOffer(
                offer.getStore(),
                offer.getProduct(),
                offer.getName(),
                offer.getCurrency(),
                offer.getPriceMinor(),
                offer.getUnitPriceMicro(),
                size(offer.getSize()));
    }

    static AlertOffer toState(StoreOffer offer) {
        return new AlertOffer(
                offer.store(),
                offer.product(),
                offer.name(),
                offer.currency(),
                offer.price(),
                offer.unitPriceMicro(),
                size(offer.size()));
    }

    static Size size(ProductSize size) {
        return size == null
                ? null
                : new Size(size.getAmountMicro(), size.getUnit().name(), size.getCount());
    }

    static ProductSize size(Size size) {
        return size == null ? null : new ProductSize(size.amountMicro(), BaseUnit.valueOf(size.unit()), size.count());
    }
}
