package org.bitebudget.price.job.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.IdentityProvenance;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.product.Gtin;
import org.bitebudget.price.domain.identity.IdentityMatcher;
import org.bitebudget.price.domain.identity.IdentityMatcher.Finding;
import org.bitebudget.price.domain.identity.IdentityMatcher.Found;
import org.bitebudget.price.domain.identity.StoreProduct;
import org.bitebudget.price.job.Micros;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.state.IdentityMember;
import org.bitebudget.state.ProductSighting;

/**
 * Finds what products of one currency and size are across stores. A product is compared with those that are named alike, else with
 * those that share a word with it. One without a size is compared with none.
 *
 * <p>Counters: {@code identitiesByBarcode}, {@code identitiesByMatch}, {@code identitiesAlone}.
 */
final class IdentifyProducts extends KeyedProcessFunction<String, ProductSighting, ProductIdentity> {

    private transient KnownProducts known;
    private transient Counter byBarcode;
    private transient Counter byMatch;
    private transient Counter alone;

    @Override
    public void open(OpenContext context) {
        known = new KnownProducts(getRuntimeContext());
        byBarcode = getRuntimeContext().getMetricGroup().counter("identitiesByBarcode");
        byMatch = getRuntimeContext().getMetricGroup().counter("identitiesByMatch");
        alone = getRuntimeContext().getMetricGroup().counter("identitiesAlone");
    }

    @Override
    public void processElement(ProductSighting sighting, Context context, Collector<ProductIdentity> out)
            throws Exception {
        String key = IdentityBlock.product(sighting);
        StoreProduct product = product(key, sighting);
        Finding finding = IdentityMatcher.find(
                product,
                IdentityMatcher.own(sighting.getStore(), sighting.getProduct()),
                comparable(product, sighting));
        count(finding);
        IdentityMember member = new IdentityMember(
                sighting.getStore(),
                sighting.getProduct(),
                sighting.getName(),
                product.barcodeId().orElse(null),
                finding.identity(),
                sighting.getSize(),
                finding.found() == Found.ALONE,
                sighting.getAtMicros());
        if (sighting.getSize() != null) {
            known.put(key, member);
            known.postByName(key, sighting.getName());
        } else if (member.getBarcodeId() != null) {
            known.put(key, member);
        }
        out.collect(identity(member, finding.found(), finding.confidence()));
        for (StoreProduct each : finding.joined()) {
            IdentityMember other = known.member(each.key()).orElseThrow();
            other.setCanonicalProductId(finding.identity());
            other.setAlone(false);
            known.put(each.key(), other);
            out.collect(identity(other, Found.MATCH, finding.confidence()));
        }
    }

    private StoreProduct product(String key, ProductSighting sighting) throws Exception {
        Optional<IdentityMember> before = known.member(key);
        return new StoreProduct(
                key,
                sighting.getStore(),
                known.terms(sighting.getName()),
                Optional.ofNullable(sighting.getBarcodeId())
                        .filter(Gtin::isCanonicalId)
                        .or(() -> before.map(IdentityMember::getBarcodeId)),
                before.map(IdentityMember::getCanonicalProductId),
                before.map(IdentityMember::getAlone).orElse(true));
    }

    /** What a product is compared with: as little as tells its identity. */
    private List<StoreProduct> comparable(StoreProduct product, ProductSighting sighting) throws Exception {
        boolean decided = product.barcodeId().isEmpty() && product.identity().isPresent();
        if (decided || sighting.getSize() == null) {
            return List.of();
        }
        List<StoreProduct> alike = known.namedAlike(product.key(), sighting.getName());
        return product.barcodeId().isEmpty() && !alike.isEmpty()
                ? alike
                : known.sharingWords(product.key(), sighting.getName());
    }

    private void count(Finding finding) {
        switch (finding.found()) {
            case BARCODE -> byBarcode.inc();
            case MATCH -> byMatch.inc();
            case ALONE -> alone.inc();
        }
    }

    /** An identity is as old as the sighting of its product, so that one found for a size it had before is known as such. */
    private static ProductIdentity identity(IdentityMember member, Found found, double confidence) {
        String subject = IdentityBlock.product(member);
        Instant sightedAt = Micros.toInstant(member.getAtMicros());
        return new ProductIdentity(
                new Envelope(
                        Ids.event(PriceJob.NAME, subject, 0), subject, 0L, sightedAt, sightedAt, PriceJob.NAME, null),
                member.getStore(),
                member.getProduct(),
                member.getCanonicalProductId(),
                (float) confidence,
                IdentityProvenance.valueOf(found.name()),
                member.getName(),
                member.getSize());
    }
}
