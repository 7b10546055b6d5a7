package org.bitebudget.ocr.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bitebudget.ocr.topology.TopologyFixture.HOUSEHOLD;
import static org.bitebudget.ocr.topology.TopologyFixture.RECEIPT;
import static org.bitebudget.ocr.topology.TopologyFixture.UPLOADED;
import static org.bitebudget.ocr.topology.TopologyFixture.WHOLE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.ProductLink;
import org.bitebudget.event.ProductProvenance;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptReview;
import org.bitebudget.event.ReviewLine;
import org.bitebudget.event.ReviewReason;
import org.bitebudget.event.Trend;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductMemoryTopologyTest {

    private static final String STORE = "la-huerta-de-lola-s-l";
    private static final String NEXT = "rcp_next";
    private static final String MILK = "{\"name\": \"Whole milk\", \"brand\": \"Farm\", \"size\": \"1 l\"}";

    @TempDir
    private Path home;

    private TopologyFixture stream;
    private int receipts;

    @BeforeEach
    void start() throws IOException {
        stream = new TopologyFixture(home);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void whatAHouseholdSaysCountsForItsNextReceipt() {
        stream.text(stream.content(WHOLE), "engine-1");

        stream.correct("/lines/1/product", MILK, "/lines/1/category_id", "dairy.milk", "/lines/2/name", "Rye bread");

        // The link tells who said what
        ProductLink link = stream.read(Topics.PRODUCT_LINKS).get(0).value();
        assertThat(link.getStore()).isEqualTo(STORE);
        assertThat(link.getPrinted()).isEqualTo("leche entera 1l");
        assertThat(link.getChoices()).hasSize(1);
        assertThat(link.getAgreed()).isNull();
        // and the next receipt's line is that product, in that category
        List<ReadLine> lines = next(HOUSEHOLD);
        assertThat(lines.get(0).getName()).isEqualTo("Whole milk");
        assertThat(lines.get(0).getProduct().getProvenance()).isEqualTo(ProductProvenance.HOUSEHOLD);
        assertThat(lines.get(0).getProduct().getProduct().getBrand()).isEqualTo("Farm");
        assertThat(lines.get(0).getCategoryId()).isEqualTo("dairy.milk");
        assertThat(lines.get(1).getName()).isEqualTo("Rye bread");
    }

    @Test
    void othersFollowOnceThreeHouseholdsAgreeAndNotAfterTwo() {
        correctedBy(household(1));
        correctedBy(household(2));
        assertThat(next(household(9)).get(0).getProduct()).isNull();

        correctedBy(household(3));

        List<TestRecord<String, ProductLink>> links = stream.read(Topics.PRODUCT_LINKS);
        ProductLink last = links.get(links.size() - 1).value();
        assertThat(last.getEnvelope().getRevision()).isEqualTo(3);
        assertThat(last.getAgreed().getName()).isEqualTo("Whole milk");
        ReadLine line = next(household(8)).get(0);
        assertThat(line.getProduct().getProvenance()).isEqualTo(ProductProvenance.STORE);
        assertThat(line.getName()).isEqualTo("Whole milk");
    }

    @Test
    void aReadingIsNotDecidedAgainWhenItsTextIsRepeated() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();
        correctedBy(household(1));
        correctedBy(household(2));
        correctedBy(household(3));
        stream.drain();

        stream.text(stream.content(WHOLE), "engine-1");

        stream.assertNothingWritten();
    }

    @Test
    void aLineOfTheStoresFeedTellsItsPriceUnderTheStoresNumber() {
        fed("7001", "Leche entera", "1 l", PriceSource.FEED);
        fed("7002", "Queso manchego", "250 g", PriceSource.FEED);

        stream.text(stream.content(WHOLE), "engine-1");

        ReadLine line = stream.only(Topics.RECEIPT_READINGS).value().getLines().get(0);
        assertThat(line.getProduct().getSku()).isEqualTo("7001");
        assertThat(line.getProduct().getProvenance()).isEqualTo(ProductProvenance.CATALOGUE);
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS))
                .extracting(TestRecord::value)
                .extracting(PriceObservation::getProduct)
                .contains("7001", "pan-integral");
    }

    @Test
    void whatReceiptsToldIsNoCatalogue() {
        fed("leche-entera-1l", "Leche entera 1l", null, PriceSource.RECEIPT);

        stream.text(stream.content(WHOLE), "engine-1");

        assertThat(stream.only(Topics.RECEIPT_READINGS)
                        .value()
                        .getLines()
                        .get(0)
                        .getProduct())
                .isNull();
    }

    @Test
    void unsureLinesAreForReviewUntilAPersonSettlesThem() {
        fed("7001", "Leche entera pasteurizada La Vaca", "1 l", PriceSource.FEED);
        fed("7002", "Leche entera pasteurizada El Prado", "1 l", PriceSource.FEED);

        stream.text(stream.content(WHOLE), "engine-1");

        TestRecord<String, ReceiptReview> review = stream.only(Topics.RECEIPT_REVIEWS);
        assertThat(review.key()).isEqualTo(Keys.join(HOUSEHOLD, RECEIPT));
        ReviewLine milk = review.value().getLines().get(0);
        assertThat(milk.getReason()).isEqualTo(ReviewReason.PRODUCT_UNSURE);
        assertThat(milk.getCandidates()).hasSize(2);

        stream.correct("/lines/1/product", "{\"name\": \"Leche entera pasteurizada La Vaca\", \"size\": \"1 l\"}");

        assertThat(stream.only(Topics.RECEIPT_REVIEWS).value().getLines())
                .extracting(ReviewLine::getLineNo)
                .doesNotContain(1);
        // the product that the person named is the store's, so its price joins the feed's
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS))
                .extracting(TestRecord::value)
                .extracting(PriceObservation::getProduct)
                .contains("7001");
    }

    @Test
    void aRejectedProductIsNotTakenForItAgain() {
        fed("7001", "Leche entera", "1 l", PriceSource.FEED);
        stream.text(stream.content(WHOLE), "engine-1");

        stream.correct("/lines/1/product", null);

        assertThat(next(HOUSEHOLD).get(0).getProduct()).isNull();
    }

    @Test
    void aCorrectedShopMakesEarlierCorrectionsCountThere() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.correct("/lines/1/product", MILK);
        stream.read(Topics.PRODUCT_LINKS);

        stream.correct("/merchant", "Lola");

        List<ProductLink> links = stream.read(Topics.PRODUCT_LINKS).stream()
                .map(TestRecord::value)
                .toList();
        assertThat(links)
                .extracting(ProductLink::getStore, ProductLink::getPrinted)
                .containsExactly(tuple(STORE, "*"), tuple("lola", "leche entera 1l"));
        assertThat(links.get(1).getChoices().get(0).getProduct().getName()).isEqualTo("Whole milk");
    }

    @Test
    void aCorrectedShopNameCountsForTheHouseholdsNextReceiptAndItsLines() {
        stream.text(stream.content(WHOLE), "engine-1");

        stream.correct("/merchant", "Lola", "/lines/1/product", MILK);

        ReceiptReading next = nextReading(HOUSEHOLD);
        assertThat(next.getMerchant().getValue()).isEqualTo("Lola");
        assertThat(next.getMerchantId()).isEqualTo("lola");
        assertThat(next.getMerchant().getConfidence()).isBetween(0.98f, 0.999f);
        assertThat(next.getLines().get(0).getName()).isEqualTo("Whole milk");
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS))
                .extracting(price -> price.value().getStore())
                .containsOnly("lola");
        // what another household says of its receipt changes nothing for this one
        assertThat(nextReading(household(9)).getMerchantId()).isEqualTo(STORE);
    }

    @Test
    void othersCallTheShopSoOnceThreeHouseholdsAgree() {
        renamedBy(household(1), "Lola");
        renamedBy(household(2), "LOLA");
        assertThat(nextReading(household(9)).getMerchantId()).isEqualTo(STORE);

        renamedBy(household(3), "Lola");

        assertThat(nextReading(household(8)).getMerchantId()).isEqualTo("lola");
    }

    @Test
    void aShopRenamedAgainIsCalledByItsNewestName() {
        renamedBy(HOUSEHOLD, "Lolla");
        stream.correctReceipt(HOUSEHOLD, "rcp_" + HOUSEHOLD, "/merchant", "Lola");

        assertThat(nextReading(HOUSEHOLD).getMerchantId()).isEqualTo("lola");
    }

    private void renamedBy(String household, String name) {
        String receipt = "rcp_" + household;
        stream.text(stream.content(household, receipt, WHOLE), "engine-1");
        stream.correctReceipt(household, receipt, "/merchant", name);
    }

    private void correctedBy(String household) {
        String receipt = "rcp_" + household;
        stream.text(stream.content(household, receipt, WHOLE), "engine-1");
        stream.correctReceipt(household, receipt, "/lines/1/product", MILK);
    }

    /** The lines of a household's next receipt, of another day. */
    private List<ReadLine> next(String household) {
        return nextReading(household).getLines();
    }

    private ReceiptReading nextReading(String household) {
        stream.drain();
        receipts++;
        String rows = WHOLE.replace("14/03/2024", "0" + receipts + "/03/2024");
        stream.text(stream.content(household, NEXT + receipts, rows), "engine-1");
        return stream.only(Topics.RECEIPT_READINGS).value();
    }

    private void fed(String sku, String name, String size, PriceSource source) {
        CurrentPrice price = CurrentPrice.newBuilder()
                .setEnvelope(TopologyFixture.envelope(null, sku, 1))
                .setStore(STORE)
                .setProduct(sku)
                .setName(name)
                .setSizeText(size)
                .setPrice(new Money(125L, "EUR"))
                .setSince(UPLOADED)
                .setObservedAt(UPLOADED)
                .setZone("Europe/Madrid")
                .setLowest(new Money(125L, "EUR"))
                .setLowestOn(LocalDate.of(2024, 3, 1))
                .setTrend(Trend.STEADY)
                .setSource(source)
                .setObservationId("obs_" + sku)
                .build();
        stream.send(Topics.PRICE_CURRENT, Keys.join(STORE, sku), price);
    }

    private static String household(int number) {
        return "0b6f2a1b-4f7c-4d53-9a39-00000000000" + number;
    }
}
