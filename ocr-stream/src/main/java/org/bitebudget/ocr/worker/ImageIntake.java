package org.bitebudget.ocr.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.JobState;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptText;
import org.bitebudget.event.Sealed;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.UndecodableRecordException;
import org.bitebudget.platform.blob.BlobMissingException;
import org.bitebudget.platform.blob.BlobRef;
import org.bitebudget.platform.blob.BlobStore;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.seal.BrokenSealException;
import org.bitebudget.platform.seal.KeyDeletedException;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.schema.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands uploaded images to the workers and writes what they find. Images are taken several at a time and finish in any
 * order; an image is committed once its text is durable, so after a crash it is read again, and the topology takes the
 * same text only once.
 */
public final class ImageIntake implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImageIntake.class);
    private static final String APP = "ocr-stream";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int WAITING_PER_WORKER = 2;

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final WorkerPool workers;
    private final BlobStore blobs;
    private final Sealer sealer;
    private final Clock clock;
    private final AvroCodec<ReceiptImage> images;
    private final AvroCodec<ReceiptText> texts;
    private final AvroCodec<ReceiptJob> progress;
    private final OffsetTracker offsets = new OffsetTracker();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean running = true;
    private String engineVersion;

    public ImageIntake(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            WorkerPool workers,
            BlobStore blobs,
            Sealer sealer,
            RegistrySettings registry,
            Clock clock) {
        this.consumer = consumer;
        this.producer = producer;
        this.workers = workers;
        this.blobs = blobs;
        this.sealer = sealer;
        this.clock = clock;
        this.images = AvroCodec.of(registry, Topics.RECEIPT_IMAGES);
        this.texts = AvroCodec.of(registry, Topics.RECEIPT_TEXTS);
        this.progress = AvroCodec.of(registry, Topics.RECEIPT_PROGRESS);
    }

    /** Whether images are being taken. */
    public boolean isRunning() {
        return running && failure.get() == null;
    }

    /** Takes images until closed; fails when the broker or a worker cannot be had. */
    @Override
    public void run() {
        try {
            engineVersion = workers.engineVersion();
            consumer.subscribe(List.of(Topics.RECEIPT_IMAGES.name()), new Handover());
            while (running) {
                if (failure.get() != null) {
                    throw failure.get();
                }
                pace();
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record);
                }
                commit();
            }
        } catch (WakeupException e) {
            LOG.debug("event=image_intake_woken");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
            consumer.close();
            ended.countDown();
        }
    }

    @Override
    public void close() {
        running = false;
        consumer.wakeup();
        try {
            if (!ended.await(10, TimeUnit.SECONDS)) {
                LOG.warn("event=image_intake_slow_to_end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pace() {
        if (offsets.unfinished() >= WAITING_PER_WORKER * workers.size()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
    }

    private void commit() {
        var positions = offsets.committable();
        if (!positions.isEmpty()) {
            consumer.commitSync(positions);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        offsets.started(partition, record.offset());
        ReceiptImage image;
        try {
            image = images.decode(record.value() == null ? new byte[0] : record.value());
        } catch (UndecodableRecordException e) {
            LOG.warn("event=poison_record topic={} offset={}", record.topic(), record.offset());
            settle(partition, record, DeadLetters.of(record, ErrorCode.POISON_RECORD, e.getMessage(), APP));
            return;
        }
        report(image, JobState.RECEIVED, 1);
        byte[] file;
        try {
            file = unsealed(image);
        } catch (BlobMissingException e) {
            refuse(
                    partition,
                    record,
                    image,
                    ErrorCode.BLOB_MISSING.code(),
                    "The stored image is gone. Upload it again.");
            return;
        } catch (KeyDeletedException | BrokenSealException e) {
            refuse(partition, record, image, ErrorCode.KEY_DELETED.code(), "The image cannot be unsealed any more.");
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("the blob store does not answer", e);
        }
        Instant started = clock.instant();
        var unused = workers.read(file, () -> report(image, JobState.READING, 2)).whenComplete((reply, error) -> {
            if (error != null) {
                failure.compareAndSet(null, new IllegalStateException("no worker can be started", error));
            } else if (reply instanceof WorkerReply.Text text) {
                long elapsed = Duration.between(started, clock.instant()).toMillis();
                settle(partition, record, record(image, read(image, text.passes(), elapsed)));
            } else if (reply instanceof WorkerReply.Refused refused) {
                refuse(
                        partition,
                        record,
                        image,
                        refused.refusal().code(),
                        refused.refusal().advice());
            }
        });
    }

    private void refuse(
            TopicPartition partition,
            ConsumerRecord<byte[], byte[]> record,
            ReceiptImage image,
            String code,
            String advice) {
        LOG.warn("event=receipt_failed receipt={} code={}", image.getReceiptId(), code);
        ErrorCode error = ErrorCode.ofCode(code).orElse(ErrorCode.OCR_UNREADABLE);
        send(DeadLetters.of(record, error, advice, APP));
        ReceiptText failed = text(image)
                .setFailure(code)
                .setFailureMessage(advice)
                .setElapsedMillis(0)
                .build();
        settle(partition, record, record(image, failed));
    }

    /** The image is done once this last record about it is durable. */
    private void settle(
            TopicPartition partition, ConsumerRecord<byte[], byte[]> record, ProducerRecord<byte[], byte[]> last) {
        var unused = producer.send(last, (metadata, error) -> {
            noteFailure(metadata, error);
            if (error == null) {
                offsets.finished(partition, record.offset());
            }
        });
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, this::noteFailure);
    }

    private void noteFailure(Object metadata, Exception error) {
        if (error != null) {
            failure.compareAndSet(null, new IllegalStateException("a text could not be written", error));
        }
    }

    private void report(ReceiptImage image, JobState state, long revision) {
        ReceiptJob job = ReceiptJob.newBuilder()
                .setEnvelope(envelope(image, "progress:" + image.getReceiptId(), revision))
                .setReceiptId(image.getReceiptId())
                .setHousehold(image.getHousehold())
                .setState(state)
                .build();
        byte[] key = image.getReceiptId().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(Topics.RECEIPT_PROGRESS.name(), key, progress.encode(job)));
    }

    private byte[] unsealed(ReceiptImage image) throws IOException {
        byte[] sealed = blobs.get(BlobRef.parse(image.getBlob()));
        byte[] nonce = new byte[image.getBlobNonce().remaining()];
        image.getBlobNonce().duplicate().get(nonce);
        return sealer.unseal(new SealedBytes(image.getBlobKeyId(), nonce, sealed), image.getReceiptId());
    }

    private ReceiptText read(ReceiptImage image, List<TextPass> passes, long elapsedMillis) {
        try {
            SealedBytes sealed = sealer.seal(image.getHousehold(), TextCodec.encode(passes), image.getReceiptId());
            return text(image)
                    .setPassCount(passes.size())
                    .setWordCount(passes.stream()
                            .mapToInt(pass -> pass.words().size())
                            .sum())
                    .setMeanConfidence((float) passes.stream()
                            .mapToDouble(TextPass::meanConfidence)
                            .average()
                            .orElse(0))
                    .setElapsedMillis(elapsedMillis)
                    .setContent(Sealed.newBuilder()
                            .setKeyId(sealed.keyId())
                            .setNonce(ByteBuffer.wrap(sealed.nonce()))
                            .setCiphertext(ByteBuffer.wrap(sealed.ciphertext()))
                            .build())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReceiptText.Builder text(ReceiptImage image) {
        return ReceiptText.newBuilder()
                .setEnvelope(envelope(image, "text:" + image.getReceiptId() + ":" + engineVersion, 1))
                .setReceiptId(image.getReceiptId())
                .setHousehold(image.getHousehold())
                .setUser(image.getUser())
                .setEngineVersion(engineVersion)
                .setLanguages("")
                .setPassCount(0)
                .setWordCount(0)
                .setMeanConfidence(0)
                .setUploadedAt(image.getUploadedAt())
                .setZone(image.getZone())
                .setCurrencyHint(image.getCurrencyHint());
    }

    private ProducerRecord<byte[], byte[]> record(ReceiptImage image, ReceiptText text) {
        byte[] key = image.getReceiptId().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(Topics.RECEIPT_TEXTS.name(), key, texts.encode(text));
    }

    private Envelope envelope(ReceiptImage image, String subject, long revision) {
        return Envelope.newBuilder()
                .setEventId(Ids.event(APP, subject, revision))
                .setSubjectId(subject)
                .setRevision(revision)
                .setOccurredAt(image.getUploadedAt())
                .setRecordedAt(clock.instant())
                .setProducer(APP)
                .setHousehold(image.getHousehold())
                .build();
    }

    /** Commits what is done before another instance takes the partitions over. */
    private final class Handover implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit();
            partitions.forEach(offsets::lost);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            partitions.forEach(offsets::lost);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(offsets::lost);
        }
    }
}
