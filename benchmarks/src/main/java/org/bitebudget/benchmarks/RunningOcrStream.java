package org.bitebudget.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bitebudget.embedded.BrokerSettings;
import org.bitebudget.embedded.EmbeddedBroker;
import org.bitebudget.embedded.EmbeddedRegistry;
import org.bitebudget.embedded.Ports;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.embedded.child.ChildSpec;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.embedded.setup.SchemaSetup;
import org.bitebudget.embedded.setup.TopicSetup;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.JobState;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.ocr.OcrStreamMain;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.blob.DirectoryBlobStore;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.kafka.TopicReader;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.schema.Topics;

/** The app as it is shipped, in a process of its own, with a broker and a registry that serve nobody else. */
final class RunningOcrStream implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration LONGEST_IMAGE = Duration.ofSeconds(60);
    private static final Set<JobState> FINAL = Set.of(JobState.DONE, JobState.NEEDS_REVIEW, JobState.FAILED);

    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final Child app;
    private final Sealer sealer;
    private final DirectoryBlobStore blobs;
    private final AvroCodec<ReceiptImage> images;
    private final AvroCodec<ReceiptJob> jobs;
    private final KafkaProducer<byte[], byte[]> uploads;
    private final KafkaConsumer<byte[], byte[]> ends;

    /**
     * Starts everything and waits until it is ready.
     *
     * @param home directory for all data and logs
     * @param trainedData the recogniser's trained data
     * @param workers images read at once
     */
    RunningOcrStream(Path home, Path trainedData, int workers) throws IOException {
        broker = EmbeddedBroker.start(new BrokerSettings(home.resolve("kafka"), 0, 0), home.resolve("broker.log"));
        TopicSetup topics = new TopicSetup(broker.bootstrap(), (short) 1);
        topics.createRegistryJournal();
        topics.createAll();
        registry =
                EmbeddedRegistry.start(0, broker.bootstrap(), home.resolve("registry"), home.resolve("registry.log"));
        new SchemaSetup(registry.schemas()).registerAll();
        sealer = new Sealer(HouseholdKeys.in(home.resolve("keys")));
        blobs = DirectoryBlobStore.in(home.resolve("blobs"));
        images = AvroCodec.of(RegistrySettings.at(registry.url()), Topics.RECEIPT_IMAGES);
        jobs = AvroCodec.of(RegistrySettings.at(registry.url()), Topics.RECEIPT_JOBS);
        uploads = new KafkaProducer<>(
                ClientDefaults.producer(broker.bootstrap(), "bench"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        ends = StackTopics.reader(broker.bootstrap());
        ends.assign(TopicReader.partitions(ends, Topics.RECEIPT_JOBS.name()));
        int port = Ports.free();
        app = Child.start(new ChildSpec(
                "ocr-stream",
                System.getProperty("java.class.path"),
                OcrStreamMain.class.getName(),
                List.of(),
                List.of("-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", "-Dlog4j2.configurationFile=log4j2-embedded.xml"),
                Map.of(
                        "BITEBUDGET_KAFKA", broker.bootstrap(),
                        "BITEBUDGET_REGISTRY", registry.url().toString(),
                        "BITEBUDGET_DATA", home.resolve("ocr-stream").toString(),
                        "BITEBUDGET_BLOBS", home.resolve("blobs").toString(),
                        "BITEBUDGET_KEYS", home.resolve("keys").toString(),
                        "BITEBUDGET_TESSDATA", trainedData.toAbsolutePath().toString(),
                        "BITEBUDGET_MANAGEMENT_PORT", Integer.toString(port),
                        "BITEBUDGET_OCR_WORKERS", Integer.toString(workers)),
                home,
                home.resolve("ocr-stream.log")));
        app.awaitReady(START, Probe.http(URI.create("http://localhost:" + port + "/ready")));
    }

    /**
     * Uploads files and waits until each has been read and its end can be seen on the topic of jobs.
     *
     * @param files no household hands in the same bytes twice
     * @return seconds from the first upload to the last end
     */
    double read(List<Upload> files) throws IOException {
        Map<String, ProducerRecord<byte[], byte[]>> waiting = new HashMap<>();
        for (Upload upload : files) {
            ReceiptImage event = stored(upload);
            byte[] key = event.getReceiptId().getBytes(StandardCharsets.UTF_8);
            waiting.put(
                    event.getReceiptId(),
                    new ProducerRecord<>(Topics.RECEIPT_IMAGES.name(), key, images.encode(event)));
        }
        long start = System.nanoTime();
        for (ProducerRecord<byte[], byte[]> record : waiting.values()) {
            var unused = uploads.send(record);
        }
        long deadline =
                start + START.plus(LONGEST_IMAGE.multipliedBy(files.size())).toNanos();
        while (!waiting.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> record : ends.poll(Duration.ofMillis(50))) {
                ReceiptJob job = jobs.decode(record.value());
                if (FINAL.contains(job.getState())) {
                    waiting.remove(job.getReceiptId());
                }
            }
            if (!app.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("%d images have not been read%n%s".formatted(waiting.size(), app.lastLines(30)));
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Processor time of the app and its workers so far. */
    Duration processorTime() {
        return ProcessorTime.ofFamily(app.pid());
    }

    @Override
    public void close() {
        ends.close();
        uploads.close();
        app.close();
        registry.kill();
        broker.kill();
    }

    /** What the gateway does with an upload. */
    private ReceiptImage stored(Upload upload) throws IOException {
        byte[] digest = Ids.sha256().digest(upload.file());
        String receiptId = Ids.receipt(upload.household(), digest);
        SealedBytes sealed = sealer.seal(upload.household(), upload.file(), receiptId);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return ReceiptImage.newBuilder()
                .setEnvelope(new Envelope(
                        Ids.event("bench", receiptId, 1), receiptId, 1L, now, now, "bench", upload.household()))
                .setReceiptId(receiptId)
                .setHousehold(upload.household())
                .setUser("bench")
                .setBlob(blobs.put(sealed.ciphertext()).toString())
                .setBlobKeyId(sealed.keyId())
                .setBlobNonce(ByteBuffer.wrap(sealed.nonce()))
                .setSha256(HexFormat.of().formatHex(digest))
                .setContentType("image/jpeg")
                .setSizeBytes(upload.file().length)
                .setUploadedAt(now)
                .setZone("UTC")
                .build();
    }
}
