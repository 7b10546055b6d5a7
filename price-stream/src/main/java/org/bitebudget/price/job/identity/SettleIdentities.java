package org.bitebudget.price.job.identity;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.IdentityAction;
import org.bitebudget.event.IdentityDecision;
import org.bitebudget.event.IdentityProvenance;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.price.domain.identity.IdentityMatcher;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.state.SettledIdentity;

/**
 * The one place that says what a product is across stores: what a person decided last about it, else what was found. Every change is
 * an event with the next revision.
 *
 * <p>Counter: {@code identitiesByPerson}.
 */
final class SettleIdentities
        extends KeyedCoProcessFunction<String, ProductIdentity, IdentityDecision, ProductIdentity> {

    private transient ValueState<SettledIdentity> settled;
    private transient Counter byPerson;

    @Override
    public void open(OpenContext context) {
        settled = getRuntimeContext().getState(AvroTypes.state("settled", SettledIdentity.class));
        byPerson = getRuntimeContext().getMetricGroup().counter("identitiesByPerson");
    }

    @Override
    public void processElement1(ProductIdentity found, Context context, Collector<ProductIdentity> out)
            throws Exception {
        SettledIdentity state = state();
        ProductIdentity before = state.getFound();
        boolean older = before != null
                && before.getEnvelope()
                        .getOccurredAt()
                        .isAfter(found.getEnvelope().getOccurredAt());
        if (!older) {
            state.setFound(found);
            publish(state, out);
        }
    }

    @Override
    public void processElement2(IdentityDecision decision, Context context, Collector<ProductIdentity> out)
            throws Exception {
        SettledIdentity state = state();
        IdentityDecision before = state.getDecided();
        if (before == null || isNewer(decision, before)) {
            byPerson.inc();
            state.setDecided(decision);
            publish(state, out);
        }
    }

    private SettledIdentity state() throws Exception {
        SettledIdentity known = settled.value();
        return known == null ? new SettledIdentity(null, null, null) : known;
    }

    /** By the time of the decision; of two at once the one with the greater id. */
    private static boolean isNewer(IdentityDecision decision, IdentityDecision before) {
        int byTime = decision.getEnvelope()
                .getOccurredAt()
                .compareTo(before.getEnvelope().getOccurredAt());
        return byTime != 0 ? byTime > 0 : decision.getDecisionId().compareTo(before.getDecisionId()) > 0;
    }

    /**
     * A decision about a product that was not seen yet waits until it is. That a product is like no other is told only where
     * something else was told before.
     */
    private void publish(SettledIdentity state, Collector<ProductIdentity> out) throws Exception {
        ProductIdentity found = state.getFound();
        if (found != null) {
            ProductIdentity now = state.getDecided() == null ? found : decided(found, state.getDecided());
            ProductIdentity before = state.getPublished();
            boolean news = before == null ? now.getProvenance() != IdentityProvenance.ALONE : !sameContent(before, now);
            if (news) {
                long revision = before == null ? 1 : before.getEnvelope().getRevision() + 1;
                ProductIdentity published = revised(now, revision);
                state.setPublished(published);
                out.collect(published);
            }
        }
        settled.update(state);
    }

    /** No builder: it copies all that lies below. */
    private static ProductIdentity revised(ProductIdentity identity, long revision) {
        Envelope found = identity.getEnvelope();
        return new ProductIdentity(
                new Envelope(
                        Ids.event(PriceJob.NAME, "identity|" + found.getSubjectId(), revision),
                        found.getSubjectId(),
                        revision,
                        found.getOccurredAt(),
                        found.getRecordedAt(),
                        found.getProducer(),
                        found.getHousehold()),
                identity.getStore(),
                identity.getProduct(),
                identity.getCanonicalProductId(),
                identity.getConfidence(),
                identity.getProvenance(),
                identity.getName(),
                identity.getSize());
    }

    private static ProductIdentity decided(ProductIdentity found, IdentityDecision decision) {
        String identity = decision.getAction() == IdentityAction.MERGE
                ? IdentityMatcher.own(decision.getOtherStore(), decision.getOtherProduct())
                : Ids.of("prd", decision.getStore(), decision.getProduct(), decision.getDecisionId());
        return ProductIdentity.newBuilder(found)
                .setCanonicalProductId(identity)
                .setConfidence(1)
                .setProvenance(IdentityProvenance.PERSON)
                .build();
    }

    /** Of one product. */
    private static boolean sameContent(ProductIdentity one, ProductIdentity other) {
        return one.getCanonicalProductId().equals(other.getCanonicalProductId())
                && one.getConfidence() == other.getConfidence()
                && one.getProvenance() == other.getProvenance()
                && one.getName().equals(other.getName())
                && Objects.equals(one.getSize(), other.getSize());
    }
}
