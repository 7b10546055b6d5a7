package org.bitebudget.ocr;

import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.bitebudget.ocr.embedding.LanguageModel;
import org.bitebudget.ocr.topology.DeadLetterHandler;
import org.bitebudget.ocr.topology.ReceiptTopology;
import org.bitebudget.ocr.worker.ImageIntake;
import org.bitebudget.ocr.worker.WorkerCommand;
import org.bitebudget.ocr.worker.WorkerPool;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.blob.DirectoryBlobStore;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.metrics.Metrics;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running app: workers that recognise images, and the topology from their texts to readings, ledger, prices and shopping. */
final class OcrStream implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OcrStream.class);
    private static final String APP = "ocr-stream";
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Metrics metrics = Metrics.of(APP);
    private final LanguageModel model;
    private final WorkerPool workers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaStreams streams;
    private final ImageIntake intake;
    private final ManagementServer management;

    private OcrStream(OcrConfig config) throws IOException {
        RegistrySettings registry = RegistrySettings.at(config.registry());
        Sealer sealer = new Sealer(HouseholdKeys.in(config.keys()));
        model = new LanguageModel(config.data().resolve("model-libraries"));
        workers = new WorkerPool(
                config.workers(),
                new WorkerCommand(
                        config.data().resolve("ocr-libraries"), config.trainedData(), config.workerHeapMegabytes()),
                config.deadline());
        producer = new KafkaProducer<>(producer(config));
        streams = new KafkaStreams(
                ReceiptTopology.build(registry, sealer, config.householdCurrency(), model), streams(config, metrics));
        intake = new ImageIntake(
                new KafkaConsumer<>(consumer(config)),
                producer,
                workers,
                DirectoryBlobStore.in(config.blobs()),
                sealer,
                registry,
                metrics.registry(),
                Clock.systemUTC());
        management = new ManagementServer(
                config.managementPort(),
                () -> ended.getCount() > 0,
                () -> intake.isRunning() && streams.state().isRunningOrRebalancing(),
                metrics);
        Gauge.builder("bitebudget.ocr.workers", workers, WorkerPool::size).register(metrics.registry());
    }

    /**
     * Starts the app.
     *
     * @throws IOException when the management port is taken
     * @throws IllegalStateException when the recogniser's trained data is not where the configuration says
     */
    static OcrStream start(OcrConfig config) throws IOException {
        if (!Files.isDirectory(config.trainedData())) {
            throw new IllegalStateException(
                    "no trained data in " + config.trainedData() + "; set BITEBUDGET_TESSDATA to its directory");
        }
        OcrStream app = new OcrStream(config);
        app.run();
        return app;
    }

    int managementPort() {
        return management.port();
    }

    /** Returns when a part has failed; whoever runs the app starts it again, and it goes on from what is committed. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        ended.countDown();
        management.close();
        intake.close();
        streams.close(PATIENCE);
        model.close();
        workers.close();
        producer.close(PATIENCE);
        metrics.close();
    }

    private void run() {
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("event=streams_failed", error);
            ended.countDown();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        new Thread(this::takeImages, "image-intake").start();
    }

    private void takeImages() {
        try {
            intake.run();
        } catch (RuntimeException e) {
            LOG.error("event=image_intake_failed", e);
        } finally {
            ended.countDown();
        }
    }

    private static Properties streams(OcrConfig config, Metrics metrics) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APP);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap());
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                config.data().resolve("ocr-streams").toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(DeadLetterHandler.METERS, metrics.registry());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        return properties;
    }

    private static Properties producer(OcrConfig config) {
        Properties properties = ClientDefaults.producer(config.bootstrap(), APP + "-images");
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    private static Properties consumer(OcrConfig config) throws IOException {
        Properties properties = ClientDefaults.consumer(config.bootstrap(), APP + "-images");
        // a named member comes back at once after a crash; only the older group protocol, the default, does that
        properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, InstanceId.of(config.data()));
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 4);
        return properties;
    }
}
