package org.bitebudget.price;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.IdentityAction;
import org.bitebudget.event.IdentityDecision;
import org.bitebudget.event.IdentityProvenance;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceRuleKind;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.event.Rate;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.schema.TrustedClasses;

/** Events of one product of one store, as a feed of daily prices in US dollars gives them, and rules that watch it. */
public record Observed(String store, String product) {

    static {
        TrustedClasses.install();
    }

    private static final Instant RECORDED = Instant.parse("2026-06-01T06:00:00Z");
    private static final String HOUSEHOLD = "3f0a4f5e-51a5-4a5e-9a86-0c2f7d2f4f10";

    public PriceObservation on(String day, long cents) {
        return version(day, cents, 0, false);
    }

    public PriceObservation retracted(String day, long cents) {
        return version(day, cents, 1, true);
    }

    public PriceObservation version(String day, long cents, long revision, boolean retracted) {
        LocalDate date = LocalDate.parse(day);
        Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        String id = Ids.observation(store, product, at, PriceSource.FEED.name());
        return PriceObservation.newBuilder()
                .setEnvelope(envelope(id, revision, at).build())
                .setObservationId(id)
                .setStore(store)
                .setProduct(product)
                .setName("Oat milk, 1 l")
                .setPrice(new Money(cents, "USD"))
                .setSource(PriceSource.FEED)
                .setWhen(new LocalMoment(at, "UTC", date, false))
                .setRetracted(retracted)
                .build();
    }

    public ProductIdentity identity(String canonicalProductId, long revision) {
        return ProductIdentity.newBuilder()
                .setEnvelope(
                        envelope(store + "|" + product, revision, Instant.EPOCH).build())
                .setStore(store)
                .setProduct(product)
                .setCanonicalProductId(canonicalProductId)
                .setConfidence(1)
                .setProvenance(IdentityProvenance.ALONE)
                .setName("Oat milk, 1 l")
                .build();
    }

    public QuarantinedPrice quarantined(String day, long cents) {
        PriceObservation doubtful = on(day, cents);
        return QuarantinedPrice.newBuilder()
                .setEnvelope(doubtful.getEnvelope())
                .setStore(store)
                .setProduct(product)
                .setName(doubtful.getName())
                .setObservationId(doubtful.getObservationId())
                .setPrice(doubtful.getPrice())
                .setObservedAt(doubtful.getWhen().getInstant())
                .setReason("implausible-jump")
                .build();
    }

    /** A person says that it isn't the same as the other one. */
    public IdentityDecision isNot(String otherStore, String otherProduct) {
        return decision(IdentityAction.SPLIT, otherStore, otherProduct);
    }

    /** A person says that it is the same as the other one. */
    public IdentityDecision is(Observed other) {
        return decision(IdentityAction.MERGE, other.store, other.product);
    }

    private IdentityDecision decision(IdentityAction action, String otherStore, String otherProduct) {
        String id = Ids.of("idd", store, product, otherStore, otherProduct);
        return new IdentityDecision(
                envelope(id, 0, RECORDED).build(), id, action, store, product, otherStore, otherProduct);
    }

    public PriceAlertRule dropOf(int percent, String ruleId) {
        return PriceAlertRule.newBuilder()
                .setEnvelope(envelope(ruleId, 0, Instant.EPOCH)
                        .setHousehold(HOUSEHOLD)
                        .build())
                .setHousehold(HOUSEHOLD)
                .setRuleId(ruleId)
                .setKind(PriceRuleKind.DROP_PERCENT)
                .setStore(store)
                .setProduct(product)
                .setPercent(new Rate((long) percent, 0))
                .setValidFrom(Instant.EPOCH)
                .build();
    }

    public PriceAlertRule without(PriceAlertRule rule) {
        return PriceAlertRule.newBuilder(rule)
                .setEnvelope(envelope(rule.getRuleId(), 1, Instant.EPOCH).build())
                .setDeleted(true)
                .build();
    }

    private static Envelope.Builder envelope(String subject, long revision, Instant at) {
        return Envelope.newBuilder()
                .setEventId(Ids.event("test", subject, revision))
                .setSubjectId(subject)
                .setRevision(revision)
                .setOccurredAt(at)
                .setRecordedAt(RECORDED)
                .setProducer("test");
    }
}
