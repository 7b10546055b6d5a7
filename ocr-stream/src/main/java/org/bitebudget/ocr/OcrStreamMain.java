package org.bitebudget.ocr;

import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
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
import org.bitebudget.ocr.topology.DeadLetterHandler;
import org.bitebudget.ocr.topology.ReceiptTopology;
import org.bitebudget.ocr.worker.ImageIntake;
import org.bitebudget.ocr.worker.WorkerCommand;
import org.bitebudget.ocr.worker.WorkerPool;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.blob.DirectoryBlobStore;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.kafka.ClientDefaults;
import org.bitebudget.platform.metrics.Metrics;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the app: workers that recognise images, and the topology from their texts to readings, ledger and prices. */
public final class OcrStreamMain {

    private static final Logger LOG = LoggerFactory.getLogger(OcrStreamMain.class);
    private static final String APP = "ocr-stream";
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;

    private OcrStreamMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.fromEnvironment();
        OcrConfig config = OcrConfig.from(settings);
        LOG.info("event=starting {}", settings.described());
        RegistrySettings registry = RegistrySettings.at(config.registry());
        Sealer sealer = new Sealer(HouseholdKeys.in(config.keys()));
        WorkerCommand command = new WorkerCommand(
                config.data().resolve("ocr-libraries"), config.trainedData(), config.workerHeapMegabytes());
        CountDownLatch stopped = new CountDownLatch(1);
        try (Metrics metrics = Metrics.of(APP);
                WorkerPool workers = new WorkerPool(config.workers(), command, config.deadline());
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producer(config));
                KafkaStreams streams = new KafkaStreams(
                        ReceiptTopology.build(registry, sealer, config.householdCurrency()),
                        streams(config, metrics))) {
            ImageIntake intake = new ImageIntake(
                    new KafkaConsumer<>(consumer(config)),
                    producer,
                    workers,
                    DirectoryBlobStore.in(config.blobs()),
                    sealer,
                    registry,
                    metrics.registry(),
                    Clock.systemUTC());
            Gauge.builder("bitebudget.ocr.workers", workers, WorkerPool::size).register(metrics.registry());
            // the supervisor restarts the app, and every piece of it starts from what is committed
            streams.setUncaughtExceptionHandler(error -> {
                LOG.error("event=streams_failed", error);
                stopped.countDown();
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.start();
            Thread intakeThread = new Thread(() -> runIntake(intake, stopped), "image-intake");
            intakeThread.start();
            try (ManagementServer management = new ManagementServer(
                    config.managementPort(),
                    () -> stopped.getCount() > 0,
                    () -> intake.isRunning() && streams.state().isRunningOrRebalancing(),
                    metrics)) {
                Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "stop"));
                LOG.info("event=started management_port={}", management.port());
                stopped.await();
            }
            intake.close();
            streams.close(Duration.ofSeconds(10));
        }
    }

    private static void runIntake(ImageIntake intake, CountDownLatch stopped) {
        try {
            intake.run();
        } catch (RuntimeException e) {
            LOG.error("event=image_intake_failed", e);
        } finally {
            stopped.countDown();
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

    private static Properties consumer(OcrConfig config) {
        Properties properties = ClientDefaults.consumer(config.bootstrap(), APP + "-images");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 4);
        return properties;
    }
}
