package org.bitebudget.price.job.identity;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.bitebudget.event.IdentityDecision;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.state.ProductSighting;

/**
 * From sightings of products and people's decisions to identities.
 *
 * <pre>
 * sightings ─▶ by currency and size ─▶ identify ─▶ by product ─┐
 * decisions ─▶ both products ──────────────────▶ by product ───┴─▶ settle ─▶ identities
 * </pre>
 */
public final class IdentityPipeline {

    private IdentityPipeline() {}

    /** What products are across stores, each change an event. */
    public static DataStream<ProductIdentity> identities(
            DataStream<ProductSighting> sightings, DataStream<IdentityDecision> decisions) {
        DataStream<ProductIdentity> found = sightings
                .keyBy(IdentityBlock::of)
                .process(new IdentifyProducts())
                .returns(AvroTypes.of(ProductIdentity.class))
                .uid("identify")
                .name("identify products across stores");
        DataStream<IdentityDecision> decided = decisions
                .flatMap(new IdentityDecisions())
                .returns(AvroTypes.of(IdentityDecision.class))
                .uid("route-identity-decisions")
                .name("send decisions to their products");
        return found.keyBy(IdentityBlock::product)
                .connect(decided.keyBy(IdentityBlock::product))
                .process(new SettleIdentities())
                .returns(AvroTypes.of(ProductIdentity.class))
                .uid("settle-identities")
                .name("settle identities");
    }
}
