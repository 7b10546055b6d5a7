package org.bitebudget.price.job.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.IdentityProvenance;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.product.Gtin;
import org.bitebudget.platform.product.ProductTerms;
import org.bitebudget.price.domain.identity.IdentityMatcher;
import org.bitebudget.price.domain.identity.IdentityMatcher.Finding;
import org.bitebudget.price.domain.identity.StoreProduct;
import org.bitebudget.price.job.Micros;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.state.IdentityMember;
import org.bitebudget.state.IdentityPosting;
import org.bitebudget.state.ProductSighting;

/**
 * Finds what products of one currency and size are across stores. Only products that share a word are compared, of each word
 * the first 200 that had it.
 *
 * <p>Counters: {@code identitiesByBarcode}, {@code identitiesByMatch}, {@code identitiesAlone}.
 */
final class IdentifyProducts extends KeyedProcessFunction<String, ProductSighting, ProductIdentity> {

    private static final int MOST_OF_A_WORD = 200;
    private static final String NO_WORDS = "-";

    private transient MapState<String, IdentityMember> members;
    private transient MapState<String, IdentityPosting> postings;
    private transient Counter byBarcode;
    private transient Counter byMatch;
    private transient Counter alone;

    @Override
    public void open(OpenContext context) {
        members = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("members", Types.STRING, AvroTypes.of(IdentityMember.class)));
        postings = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("postings", Types.STRING, AvroTypes.of(IdentityPosting.class)));
        byBarcode = getRuntimeContext().getMetricGroup().counter("identitiesByBarcode");
        byMatch = getRuntimeContext().getMetricGroup().counter("identitiesByMatch");
        alone = getRuntimeContext().getMetricGroup().counter("identitiesAlone");
    }

    @Override
    public void processElement(ProductSighting sighting, Context context, Collector<ProductIdentity> out)
            throws Exception {
        String key = IdentityBlock.product(sighting);
        ProductTerms terms = ProductTerms.of(sighting.getName());
        Optional<IdentityMember> before = Optional.ofNullable(members.get(key));
        StoreProduct product = new StoreProduct(
                key,
                sighting.getStore(),
                terms,
                Optional.ofNullable(sighting.getBarcodeId())
                        .filter(Gtin::isCanonicalId)
                        .or(() -> before.map(IdentityMember::getBarcodeId)),
                before.map(IdentityMember::getCanonicalProductId));
        String own = IdentityMatcher.own(sighting.getStore(), sighting.getProduct());
        Finding finding = IdentityMatcher.find(product, own, candidates(terms));

        IdentityMember member = new IdentityMember(
                sighting.getStore(),
                sighting.getProduct(),
                sighting.getName(),
                product.barcodeId().orElse(null),
                finding.identity(),
                sighting.getSize());
        members.put(key, member);
        if (sighting.getSize() != null) {
            post(key, terms);
        }
        count(finding);
        out.collect(identity(member, finding, sighting));
        for (StoreProduct absorbed : finding.absorbed()) {
            IdentityMember other = members.get(absorbed.key());
            other.setCanonicalProductId(finding.identity());
            members.put(absorbed.key(), other);
            out.collect(identity(
                    other,
                    new Finding(finding.identity(), IdentityMatcher.Found.MATCH, finding.confidence(), List.of()),
                    sighting));
        }
    }

    /** Known products that share a word with the name, itself too. */
    private List<StoreProduct> candidates(ProductTerms terms) throws Exception {
        Map<String, StoreProduct> found = new LinkedHashMap<>();
        for (String word : words(terms)) {
            IdentityPosting posting = postings.get(word);
            for (String key : posting == null ? List.<String>of() : posting.getMembers()) {
                if (!found.containsKey(key)) {
                    IdentityMember member = members.get(key);
                    found.put(
                            key,
                            new StoreProduct(
                                    key,
                                    member.getStore(),
                                    ProductTerms.of(member.getName()),
                                    Optional.ofNullable(member.getBarcodeId()),
                                    Optional.of(member.getCanonicalProductId())));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private void post(String key, ProductTerms terms) throws Exception {
        for (String word : words(terms)) {
            IdentityPosting posting = postings.get(word);
            List<String> keys = posting == null ? new ArrayList<>() : new ArrayList<>(posting.getMembers());
            if (!keys.contains(key) && keys.size() < MOST_OF_A_WORD) {
                keys.add(key);
                postings.put(word, new IdentityPosting(keys));
            }
        }
    }

    private static List<String> words(ProductTerms terms) {
        return terms.words().isEmpty() ? List.of(NO_WORDS) : terms.words();
    }

    private void count(Finding finding) {
        switch (finding.found()) {
            case BARCODE -> byBarcode.inc();
            case MATCH -> byMatch.inc();
            case ALONE -> alone.inc();
        }
    }

    private static ProductIdentity identity(IdentityMember member, Finding finding, ProductSighting cause) {
        String subject = IdentityBlock.product(member);
        return ProductIdentity.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId(Ids.event(PriceJob.NAME, subject, 0))
                        .setSubjectId(subject)
                        .setRevision(0)
                        .setOccurredAt(Micros.toInstant(cause.getAtMicros()))
                        .setRecordedAt(Micros.toInstant(cause.getAtMicros()))
                        .setProducer(PriceJob.NAME)
                        .build())
                .setStore(member.getStore())
                .setProduct(member.getProduct())
                .setCanonicalProductId(finding.identity())
                .setConfidence((float) finding.confidence())
                .setProvenance(IdentityProvenance.valueOf(finding.found().name()))
                .setName(member.getName())
                .setSize(member.getSize())
                .build();
    }
}
