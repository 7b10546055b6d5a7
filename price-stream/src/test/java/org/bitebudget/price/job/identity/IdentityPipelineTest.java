package org.bitebudget.price.job.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.bitebudget.event.BaseUnit;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.IdentityAction;
import org.bitebudget.event.IdentityDecision;
import org.bitebudget.event.IdentityProvenance;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.ProductSize;
import org.bitebudget.price.domain.identity.IdentityMatcher;
import org.bitebudget.price.job.Micros;
import org.bitebudget.state.ProductSighting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentityPipelineTest {

    private static final String BARCODE = "gtin:04006381333931";
    private static final Instant MONDAY = Instant.parse("2026-05-04T00:00:00Z");

    private KeyedOneInputStreamOperatorTestHarness<String, ProductSighting, ProductIdentity> identify;
    private KeyedTwoInputStreamOperatorTestHarness<String, ProductIdentity, IdentityDecision, ProductIdentity> settle;

    @BeforeEach
    void open() throws Exception {
        identify = identifying();
        identify.open();
        settle = new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new SettleIdentities()),
                IdentityBlock::product,
                IdentityBlock::product,
                Types.STRING);
        settle.getExecutionConfig().configure(noKryo(), getClass().getClassLoader());
        settle.open();
    }

    @AfterEach
    void close() throws Exception {
        identify.close();
        settle.close();
    }

    @Test
    void theSameProductOfTwoStoresIsOne() throws Exception {
        see(sighting("North", "1", "Pascual leche entera 1 l", null, 1));
        see(sighting("South", "9", "Leche entera Pascual brik 1 l", null, 2));

        assertThat(found("North", "1").getCanonicalProductId()).isEqualTo(IdentityMatcher.own("North", "1"));
        assertThat(found("North", "1").getProvenance()).isEqualTo(IdentityProvenance.MATCH);
        assertThat(found("South", "9").getProvenance()).isEqualTo(IdentityProvenance.MATCH);
        assertThat(found("South", "9").getConfidence()).isGreaterThan(0.8f);
        assertThat(found("South", "9").getCanonicalProductId())
                .isEqualTo(found("North", "1").getCanonicalProductId());
    }

    @Test
    void theFirstOfAnIdentityIsToldOnce() throws Exception {
        see(sighting("North", "1", "Pascual leche entera 1 l", null, 1));
        see(sighting("South", "9", "Leche entera Pascual brik 1 l", null, 2));
        see(sighting("West", "5", "Leche Pascual entera 1 l", null, 3));

        assertThat(identify.extractOutputValues())
                .extracting(ProductIdentity::getStore)
                .containsExactly("North", "South", "North", "West");
        assertThat(identify.extractOutputValues().subList(1, 4))
                .allSatisfy(identity ->
                        assertThat(identity.getCanonicalProductId()).isEqualTo(IdentityMatcher.own("North", "1")));
    }

    @Test
    void amongManyProductsOfABrandTheOneNamedAlikeIsFound() throws Exception {
        for (int i = 0; i < 300; i++) {
            see(sighting(
                    "North",
                    "n" + i,
                    "Pascual Sorte" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + " 1 l",
                    null,
                    1));
        }
        see(sighting("South", "9", "Pascual Sortelg 1 l", null, 2));

        assertThat(found("South", "9").getCanonicalProductId()).isEqualTo(IdentityMatcher.own("North", "n292"));
    }

    @Test
    void aProductWithoutSizeIsComparedWithNone() throws Exception {
        ProductSighting here = sighting("North", "1", "Pascual leche entera", null, 1);
        ProductSighting there = sighting("South", "9", "Pascual leche entera", null, 2);
        here.setSize(null);
        there.setSize(null);
        see(here);
        see(there);

        assertThat(found("South", "9").getProvenance()).isEqualTo(IdentityProvenance.ALONE);
        assertThat(identify.numKeyedStateEntries()).isZero();
    }

    @Test
    void anIdentityFoundForAnEarlierSizeIsAsOldAsThat() throws Exception {
        // Given milk that shrank
        see(sighting("North", "1", "Pascual leche entera", null, 1));
        see(sighting("North", "1", "Pascual leche entera", null, 5, 900_000, "EUR"));

        // When another store's is found to be what it was
        see(sighting("South", "9", "Leche entera Pascual", null, 7));

        // Then that doesn't count as news of it
        assertThat(found("North", "1").getEnvelope().getOccurredAt()).isEqualTo(Micros.toInstant(1));
    }

    @Test
    void anotherVariantSizeOrCurrencyIsAnotherProduct() throws Exception {
        see(sighting("North", "1", "Pascual leche entera 1 l", null, 1));
        see(sighting("South", "2", "Pascual leche desnatada 1 l", null, 2));
        see(sighting("South", "3", "Pascual leche entera 2 l", null, 3, 2_000_000, "EUR"));
        see(sighting("South", "4", "Pascual leche entera 1 l", null, 4, 1_000_000, "USD"));

        assertThat(List.of("2", "3", "4"))
                .allSatisfy(product ->
                        assertThat(found("South", product).getProvenance()).isEqualTo(IdentityProvenance.ALONE));
    }

    @Test
    void aStoreListsAProductOnce() throws Exception {
        see(sighting("North", "1", "Pascual leche entera brik 1 l", null, 1));
        see(sighting("North", "2", "Pascual leche entera frische 1 l", null, 2));

        assertThat(found("North", "2").getCanonicalProductId())
                .isNotEqualTo(found("North", "1").getCanonicalProductId());
    }

    @Test
    void aBarcodeIsTheIdentityAndTakesWhatWasKnownByName() throws Exception {
        see(sighting("North", "1", "Pascual leche entera 1 l", null, 1));
        see(sighting("South", "9", "Leche entera Pascual brik 1 l", BARCODE, 2));

        assertThat(found("South", "9").getCanonicalProductId()).isEqualTo(BARCODE);
        assertThat(found("South", "9").getProvenance()).isEqualTo(IdentityProvenance.BARCODE);
        assertThat(found("North", "1").getCanonicalProductId()).isEqualTo(BARCODE);
        assertThat(found("North", "1").getProvenance()).isEqualTo(IdentityProvenance.MATCH);
    }

    @Test
    void theOrderOfABarcodeAndANameDoesNotMatter() throws Exception {
        see(sighting("South", "9", "Leche entera Pascual brik 1 l", BARCODE, 2));
        see(sighting("North", "1", "Pascual leche entera 1 l", null, 1));

        assertThat(found("North", "1").getCanonicalProductId()).isEqualTo(BARCODE);
    }

    @Test
    void anIdOfAReceiptIsNoBarcode() throws Exception {
        see(sighting("North", "1", "Pascual leche entera 1 l", "prd_0123", 1));

        assertThat(found("North", "1").getCanonicalProductId()).isEqualTo(IdentityMatcher.own("North", "1"));
    }

    @Test
    void anIdentityStaysWhenTheNameChanges() throws Exception {
        see(sighting("North", "1", "Pascual leche entera 1 l", null, 1));
        see(sighting("South", "9", "Leche entera Pascual brik 1 l", null, 2));
        see(sighting("South", "9", "Leche Pascual desnatada 1 l", null, 3));

        assertThat(found("South", "9").getCanonicalProductId())
                .isEqualTo(found("North", "1").getCanonicalProductId());
    }

    @Test
    void whatItKnewOutlivesARestart() throws Exception {
        see(sighting("North", "1", "Pascual leche entera 1 l", null, 1));
        OperatorSubtaskState state = identify.snapshot(1, 1);
        identify.close();
        identify = identifying();
        identify.initializeState(state);
        identify.open();

        see(sighting("South", "9", "Leche entera Pascual brik 1 l", null, 2));

        assertThat(found("South", "9").getCanonicalProductId()).isEqualTo(IdentityMatcher.own("North", "1"));
    }

    @Test
    void aNameOfNothingButSymbolsStandsAlone() throws Exception {
        see(sighting("North", "1", "!!!", null, 1));
        see(sighting("South", "1", "x".repeat(10_000), null, 1));

        assertThat(found("North", "1").getProvenance()).isEqualTo(IdentityProvenance.ALONE);
        assertThat(found("South", "1").getProvenance()).isEqualTo(IdentityProvenance.ALONE);
    }

    @Test
    void aDecisionOutranksTheMatcherForEver() throws Exception {
        // Given
        see(sighting("North", "1", "Pascual leche entera 1 l", BARCODE, 1));
        tell(found("North", "1"));

        // When
        decide(decision("d1", IdentityAction.SPLIT, 1));
        tell(ProductIdentity.newBuilder(found("North", "1")).setName("Leche").build());

        // Then
        assertThat(settled().getProvenance()).isEqualTo(IdentityProvenance.PERSON);
        assertThat(settled().getCanonicalProductId()).isNotEqualTo(BARCODE);
        assertThat(settle.extractOutputValues())
                .extracting(identity -> identity.getEnvelope().getRevision())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void bothProductsOfAMergeHaveOneIdentity() throws Exception {
        see(sighting("North", "1", "Pascual leche entera 1 l", null, 1));
        see(sighting("South", "9", "Vollmilch 1 l", null, 2));
        tell(found("North", "1"));
        tell(found("South", "9"));

        decide(decision("d1", IdentityAction.MERGE, 1));

        List<ProductIdentity> told = settle.extractOutputValues();
        assertThat(told).hasSize(2);
        assertThat(told.get(0).getCanonicalProductId()).isEqualTo(told.get(1).getCanonicalProductId());
    }

    @Test
    void theNewestDecisionHoldsInWhateverOrderTheyArrive() throws Exception {
        see(sighting("North", "1", "Pascual leche entera 1 l", null, 1));
        tell(found("North", "1"));

        decide(decision("d2", IdentityAction.MERGE, 2));
        decide(decision("d1", IdentityAction.SPLIT, 1));

        assertThat(settled().getCanonicalProductId()).isEqualTo(IdentityMatcher.own("South", "9"));
    }

    @Test
    void aDecisionWaitsForItsProduct() throws Exception {
        decide(decision("d1", IdentityAction.MERGE, 1));
        assertThat(settle.extractOutputValues()).isEmpty();

        see(sighting("North", "1", "Pascual leche entera 1 l", null, 1));
        tell(found("North", "1"));

        assertThat(settled().getProvenance()).isEqualTo(IdentityProvenance.PERSON);
    }

    @Test
    void whatIsLikeNoOtherIsNotTold() throws Exception {
        see(sighting("North", "1", "Pascual leche entera 1 l", null, 1));
        tell(found("North", "1"));

        assertThat(settle.extractOutputValues()).isEmpty();
    }

    @Test
    void whatIsFoundAgainIsNotTold() throws Exception {
        see(sighting("North", "1", "Pascual leche entera 1 l", BARCODE, 1));
        tell(found("North", "1"));
        tell(found("North", "1"));

        assertThat(settle.extractOutputValues()).hasSize(1);
    }

    @Test
    void decisionsThatNameNoTwoProductsAreRefused() {
        assertThat(IdentityDecisions.CHECK.refusal(decision("d1", IdentityAction.MERGE, 1)))
                .isEmpty();
        assertThat(IdentityDecisions.CHECK.refusal(IdentityDecision.newBuilder(decision("d1", IdentityAction.MERGE, 1))
                        .setOtherStore("North")
                        .setOtherProduct("1")
                        .build()))
                .contains("a decision is about two different products");
        assertThat(IdentityDecisions.CHECK.refusal(IdentityDecision.newBuilder(decision("d1", IdentityAction.SPLIT, 1))
                        .setProduct(" ")
                        .build()))
                .contains("a decision names two products with their stores");
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ProductSighting, ProductIdentity> identifying()
            throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, ProductSighting, ProductIdentity> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new IdentifyProducts()), IdentityBlock::of, Types.STRING);
        harness.getExecutionConfig().configure(noKryo(), IdentityPipelineTest.class.getClassLoader());
        return harness;
    }

    /** State that would fall back to Kryo fails the test. */
    private static Configuration noKryo() {
        return new Configuration().set(PipelineOptions.GENERIC_TYPES, false);
    }

    private void see(ProductSighting sighting) throws Exception {
        identify.processElement(new StreamRecord<>(sighting));
    }

    private void tell(ProductIdentity identity) throws Exception {
        settle.processElement1(new StreamRecord<>(identity));
    }

    private void decide(IdentityDecision decision) throws Exception {
        List<IdentityDecision> routed = new ArrayList<>();
        new IdentityDecisions().flatMap(decision, collector(routed));
        for (IdentityDecision one : routed) {
            settle.processElement2(new StreamRecord<>(one));
        }
    }

    private static <T> Collector<T> collector(List<T> into) {
        return new Collector<>() {
            @Override
            public void collect(T record) {
                into.add(record);
            }

            @Override
            public void close() {}
        };
    }

    private ProductIdentity settled() {
        return settle.extractOutputValues().get(settle.extractOutputValues().size() - 1);
    }

    /** What was found last of a product, also before a restart of the operator. */
    private ProductIdentity found(String store, String product) {
        return identify.extractOutputValues().stream()
                .filter(identity -> identity.getStore().equals(store))
                .filter(identity -> identity.getProduct().equals(product))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static ProductSighting sighting(String store, String product, String name, String barcode, int day) {
        return sighting(store, product, name, barcode, day, 1_000_000, "EUR");
    }

    private static ProductSighting sighting(
            String store, String product, String name, String barcode, int day, long micro, String currency) {
        return ProductSighting.newBuilder()
                .setStore(store)
                .setProduct(product)
                .setName(name)
                .setSize(new ProductSize(micro, BaseUnit.L, 1))
                .setBarcodeId(barcode)
                .setCurrency(currency)
                .setAtMicros(day)
                .build();
    }

    private static IdentityDecision decision(String id, IdentityAction action, int day) {
        return IdentityDecision.newBuilder()
                .setEnvelope(new Envelope("evt_" + id, id, 1L, MONDAY.plusSeconds(day), MONDAY, "test", null))
                .setDecisionId(id)
                .setAction(action)
                .setStore("North")
                .setProduct("1")
                .setOtherStore("South")
                .setOtherProduct("9")
                .build();
    }
}
