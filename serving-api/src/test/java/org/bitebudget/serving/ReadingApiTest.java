package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.bitebudget.event.Box;
import org.bitebudget.event.CodeFormat;
import org.bitebudget.event.LineProduct;
import org.bitebudget.event.PageSize;
import org.bitebudget.event.PaymentKind;
import org.bitebudget.event.Product;
import org.bitebudget.event.ProductProvenance;
import org.bitebudget.event.ReadCode;
import org.bitebudget.event.ReadPayment;
import org.bitebudget.event.ReadSealed;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptReview;
import org.bitebudget.event.ReviewLine;
import org.bitebudget.event.ReviewReason;
import org.bitebudget.platform.blob.BlobRef;
import org.bitebudget.platform.blob.DirectoryBlobStore;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.SealedText;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadingApiTest {

    @RegisterExtension
    static final ServingUnderTest serving = new ServingUnderTest();

    private static final byte[] PHOTO = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};

    private final String household = UUID.randomUUID().toString();
    private final String receipt = "rcp_" + household.replace("-", "");
    private HouseholdKeys keys;
    private Sealer sealer;

    @BeforeEach
    void start() {
        keys = HouseholdKeys.in(serving.home().resolve("keys"));
        sealer = new Sealer(keys);
    }

    @Test
    void theImageIsAnsweredAsItWasUploadedToItsHouseholdAlone() throws Exception {
        upload();
        String image = "/api/v1/receipts/" + receipt + "/image";
        serving.await(household, "/api/v1/receipts/jobs/" + receipt, "/state", "received");

        HttpResponse<byte[]> answer = serving.fetch(household, image);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PHOTO);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .startsWith("private");
        serving.refuses(UUID.randomUUID().toString(), image, 404, "not-found");
        serving.refuses(household, "/api/v1/receipts/rcp_none/image", 404, "not-found");
    }

    @Test
    void anImageWhoseKeyWasDeletedIsGone() throws Exception {
        upload();
        serving.await(household, "/api/v1/receipts/jobs/" + receipt, "/state", "received");

        keys.delete(household);

        serving.refuses(household, "/api/v1/receipts/" + receipt + "/image", 410, "key-deleted");
    }

    @Test
    void anImageThatIsNotStoredAnyMoreIsNotFound() throws Exception {
        ReceiptImage upload = upload();
        serving.await(household, "/api/v1/receipts/jobs/" + receipt, "/state", "received");

        DirectoryBlobStore.in(serving.home().resolve("blobs")).delete(BlobRef.parse(upload.getBlob()));

        serving.refuses(household, "/api/v1/receipts/" + receipt + "/image", 404, "not-found");
    }

    @Test
    void whatIsPersonalOnAReadingIsOpenedForItsHousehold() throws Exception {
        Box box = new Box(0, 10, 20, 30, 40);
        ReceiptReading reading = ReceiptReading.newBuilder(SampleEvents.reading(household, receipt))
                .setShopAddress(new ReadSealed(SealedText.seal(sealer, household, "1 High Street", receipt), 0.8f, box))
                .setCodes(List.of(
                        new ReadCode(CodeFormat.QR_CODE, SealedText.seal(sealer, household, "TSE;1", receipt), box)))
                .setPayments(List.of(new ReadPayment(PaymentKind.CARD, "VISA", SampleEvents.euro(1234), 0.7f, null)))
                .setPages(List.of(new PageSize(800, 1600)))
                .setDuplicateOf("rcp_other")
                .setCorrected(true)
                .build();
        serving.topics().send(Topics.RECEIPT_READINGS, Keys.join(receipt), reading);

        JsonNode shown =
                serving.await(household, "/api/v1/receipts/" + receipt, "/shop_address/value", "1 High Street");

        assertThat(shown.at("/shop_address/box/height").asInt()).isEqualTo(40);
        assertThat(shown.at("/codes/0/text").asText()).isEqualTo("TSE;1");
        assertThat(shown.at("/codes/0/format").asText()).isEqualTo("qr-code");
        assertThat(shown.at("/payments/0/kind").asText()).isEqualTo("card");
        assertThat(shown.at("/pages/0/width").asInt()).isEqualTo(800);
        assertThat(shown.at("/duplicate_of").asText()).isEqualTo("rcp_other");
        assertThat(shown.at("/corrected").asBoolean()).isTrue();
        keys.delete(household);
        JsonNode afterwards = ServingUnderTest.json(serving.fetch(household, "/api/v1/receipts/" + receipt));
        assertThat(afterwards.has("shop_address")).isFalse();
        assertThat(afterwards.at("/codes")).isEmpty();
        assertThat(afterwards.at("/total/value/minor").asLong()).isEqualTo(1234);
    }

    @Test
    void theLinesToLookAtComeWithTheProductsTheyMayBe() throws Exception {
        String path = "/api/v1/receipts/" + receipt + "/review";
        serving.topics().send(Topics.RECEIPT_READINGS, Keys.join(receipt), SampleEvents.reading(household, receipt));
        JsonNode nothing = serving.await(household, path, "/reading_revision", "1");
        Product milk = new Product("gtin:04012345678901", "Whole milk", null, "1 l", "4012345678901");
        serving.topics()
                .send(
                        Topics.RECEIPT_REVIEWS,
                        Keys.join(household, receipt),
                        new ReceiptReview(
                                SampleEvents.envelope(receipt, 2, household, SampleEvents.AT),
                                household,
                                receipt,
                                2L,
                                "corner-shop",
                                List.of(new ReviewLine(
                                        1,
                                        "WHL MLK 1L",
                                        ReviewReason.PRODUCT_UNSURE,
                                        List.of(new LineProduct(milk, null, 0.83f, ProductProvenance.CATALOGUE))))));

        JsonNode review = serving.await(household, path, "/reading_revision", "2");

        assertThat(nothing.at("/lines")).isEmpty();
        assertThat(review.at("/lines/0/reason").asText()).isEqualTo("product-unsure");
        assertThat(review.at("/lines/0/candidates/0/product/name").asText()).isEqualTo("Whole milk");
        assertThat(review.at("/lines/0/candidates/0/provenance").asText()).isEqualTo("catalogue");
        serving.refuses(UUID.randomUUID().toString(), path, 404, "not-found");
    }

    private ReceiptImage upload() throws Exception {
        SealedBytes sealed = sealer.seal(household, PHOTO, receipt);
        String blob = DirectoryBlobStore.in(serving.home().resolve("blobs"))
                .put(sealed.ciphertext())
                .toString();
        ReceiptImage upload = ReceiptImage.newBuilder(SampleEvents.upload(household, receipt, SampleEvents.AT))
                .setBlob(blob)
                .setBlobKeyId(sealed.keyId())
                .setBlobNonce(ByteBuffer.wrap(sealed.nonce()))
                .build();
        serving.topics().send(Topics.RECEIPT_IMAGES, Keys.join(receipt), upload);
        return upload;
    }
}
