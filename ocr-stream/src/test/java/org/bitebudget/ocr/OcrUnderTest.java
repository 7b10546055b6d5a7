package org.bitebudget.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.FieldCorrection;
import org.bitebudget.event.ReceiptCorrection;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.platform.blob.BlobRef;
import org.bitebudget.platform.blob.DirectoryBlobStore;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.schema.Topics;

/** The app in this JVM against a real broker and registry, and what a gateway does with an upload. */
final class OcrUnderTest implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String household = UUID.randomUUID().toString();
    private final OcrStream app;
    private final DirectoryBlobStore blobs;
    private final Sealer sealer;
    private final StackTopics topics;

    private OcrUnderTest(StackExtension stack, Path home) throws IOException {
        blobs = DirectoryBlobStore.in(home.resolve("blobs"));
        sealer = new Sealer(HouseholdKeys.in(home.resolve("keys")));
        topics = stack.topics();
        app = OcrStream.start(new OcrConfig(
                stack.bootstrap(),
                stack.registry(),
                home,
                home.resolve("blobs"),
                home.resolve("keys"),
                TestEngine.trainedData(),
                0,
                2,
                Duration.ofSeconds(30),
                256,
                "EUR"));
    }

    static OcrUnderTest start(StackExtension stack, Path home) throws IOException {
        OcrUnderTest started = new OcrUnderTest(stack, home);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        started.get("/ready").statusCode())
                .isEqualTo(200));
        return started;
    }

    String household() {
        return household;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + app.managementPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Stores a file and tells of it; the receipt's id comes back. */
    String upload(byte[] file) throws IOException {
        String receiptId = Ids.receipt(household, Ids.sha256().digest(file));
        SealedBytes sealed = sealer.seal(household, file, receiptId);
        tell(file, receiptId, sealed, blobs.put(sealed.ciphertext()));
        return receiptId;
    }

    /** Tells of a file that is not in the store. */
    String uploadWithoutBlob(byte[] file) {
        String receiptId = Ids.receipt(household, Ids.sha256().digest(file));
        SealedBytes sealed = sealer.seal(household, file, receiptId);
        tell(file, receiptId, sealed, BlobRef.of(sealed.ciphertext()));
        return receiptId;
    }

    /** A person names the product of a receipt's first line. */
    void nameFirstProduct(String receiptId, String name) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String subject = "correction:" + receiptId;
        topics.send(
                Topics.RECEIPT_CORRECTIONS,
                Keys.join(household, receiptId),
                ReceiptCorrection.newBuilder()
                        .setEnvelope(new Envelope(
                                Ids.event("ingest-gateway", subject, 1),
                                subject,
                                1L,
                                now,
                                now,
                                "ingest-gateway",
                                household))
                        .setHousehold(household)
                        .setUser("member")
                        .setReceiptId(receiptId)
                        .setReadingRevision(1)
                        .setCorrections(
                                List.of(new FieldCorrection("/lines/1/product", "{\"name\": \"" + name + "\"}", null)))
                        .build());
    }

    /** Writes bytes to the topic of images that are no event. */
    void poison(String key, String value) {
        topics.sendBytes(Topics.RECEIPT_IMAGES.name(), key, List.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        app.close();
    }

    private void tell(byte[] file, String receiptId, SealedBytes sealed, BlobRef blob) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ReceiptImage image = ReceiptImage.newBuilder()
                .setEnvelope(new Envelope(
                        Ids.event("ingest-gateway", receiptId, 1),
                        receiptId,
                        1L,
                        now,
                        now,
                        "ingest-gateway",
                        household))
                .setReceiptId(receiptId)
                .setHousehold(household)
                .setUser("member")
                .setBlob(blob.toString())
                .setBlobKeyId(sealed.keyId())
                .setBlobNonce(ByteBuffer.wrap(sealed.nonce()))
                .setSha256(HexFormat.of().formatHex(Ids.sha256().digest(file)))
                .setContentType("image/png")
                .setSizeBytes(file.length)
                .setUploadedAt(now)
                .setZone("Europe/Dublin")
                .setCurrencyHint("EUR")
                .build();
        topics.send(Topics.RECEIPT_IMAGES, receiptId, image);
    }
}
