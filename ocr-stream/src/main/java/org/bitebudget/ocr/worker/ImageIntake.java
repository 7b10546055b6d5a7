package org.bitebudget.ocr.worker;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.bitebudget.event.JobState;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.ocr.worker.ImageEvents.Arrival;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.avro.UndecodableRecordException;
import org.bitebudget.platform.blob.BlobMissingException;
import org.bitebudget.platform.blob.BlobRef;
import org.bitebudget.platform.blob.BlobStore;
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
    /** How soon a finished image is committed and a free worker gets its next one. */
    private static final Duration POLL = Duration.ofMillis(100);

    private static final Duration IDLE_POLL = Duration.ofSeconds(1);
    private static final int WAITING_PER_WORKER = 2;

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final WorkerPool workers;
    private final BlobStore blobs;
    private final Sealer sealer;
    private final RegistrySettings registry;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AvroCodec<ReceiptImage> images;
    private final OffsetTracker offsets = new OffsetTracker();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean running = true;
    private ImageEvents events;

    public ImageIntake(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            WorkerPool workers,
            BlobStore blobs,
            Sealer sealer,
            RegistrySettings registry,
            MeterRegistry meters,
            Clock clock) {
        this.consumer = consumer;
        this.producer = producer;
        this.workers = workers;
        this.blobs = blobs;
        this.sealer = sealer;
        this.registry = registry;
        this.meters = meters;
        this.clock = clock;
        this.images = AvroCodec.of(registry, Topics.RECEIPT_IMAGES);
    }

    /** Whether images are being taken. */
    public boolean isRunning() {
        return running && failure.get() == null;
    }

    /** Takes images until closed; fails when the broker or a worker cannot be had. */
    @Override
    public void run() {
        try {
            events = new ImageEvents(registry, sealer, clock, workers.engineVersion());
            consumer.subscribe(List.of(Topics.RECEIPT_IMAGES.name()), new Handover());
            while (running) {
                if (failure.get() != null) {
                    throw failure.get();
                }
                pace();
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(offsets.unfinished() == 0 ? IDLE_POLL : POLL)) {
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
        offsets.started(partition(record), record.offset());
        try {
            ReceiptImage image = images.decode(record.value() == null ? new byte[0] : record.value());
            read(new Arrival(record, image));
        } catch (UndecodableRecordException e) {
            settle(record, deadLetter(record, ErrorCode.POISON_RECORD, e.getMessage()));
        }
    }

    private void read(Arrival arrival) {
        send(events.progress(arrival, JobState.RECEIVED, 1));
        byte[] file;
        try {
            file = unsealed(arrival.image());
        } catch (BlobMissingException e) {
            refuse(arrival, ErrorCode.BLOB_MISSING.code(), "The stored image is gone. Upload it again.");
            return;
        } catch (KeyDeletedException | BrokenSealException e) {
            refuse(arrival, ErrorCode.KEY_DELETED.code(), "The image cannot be unsealed any more.");
            return;
        } catch (IllegalArgumentException e) {
            refuse(arrival, ErrorCode.UNPROCESSABLE_EVENT.code(), "The upload's reference to its image is broken.");
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("the blob store does not answer", e);
        }
        Instant started = clock.instant();
        var unused = workers.read(file, () -> send(events.progress(arrival, JobState.READING, 2)))
                .thenAccept(reply -> answered(arrival, reply, Duration.between(started, clock.instant())))
                .exceptionally(error -> {
                    failure.compareAndSet(null, new IllegalStateException("an image cannot be read now", error));
                    return null;
                });
    }

    private void answered(Arrival arrival, WorkerReply reply, Duration elapsed) {
        if (reply instanceof WorkerReply.Refused refused) {
            refuse(arrival, refused.refusal().code(), refused.refusal().advice());
        } else if (reply instanceof WorkerReply.Text text) {
            try {
                settle(arrival.source(), events.text(arrival, text.text(), elapsed));
                meters.timer("bitebudget.ocr.images").record(elapsed);
            } catch (KeyDeletedException e) {
                refuse(arrival, ErrorCode.KEY_DELETED.code(), "The household's key was deleted.");
            }
        }
    }

    private void refuse(Arrival arrival, String code, String advice) {
        LOG.warn("event=receipt_failed receipt={} code={}", arrival.image().getReceiptId(), code);
        ErrorCode error = ErrorCode.ofCode(code).orElse(ErrorCode.OCR_UNREADABLE);
        send(deadLetter(arrival.source(), error, advice));
        settle(arrival.source(), events.failure(arrival, code, advice));
    }

    private ProducerRecord<byte[], byte[]> deadLetter(
            ConsumerRecord<byte[], byte[]> record, ErrorCode code, String reason) {
        LOG.warn(
                "event=dead-letter topic={} partition={} offset={} code={}",
                record.topic(),
                record.partition(),
                record.offset(),
                code.code());
        meters.counter("bitebudget.dead.letters", "topic", record.topic(), "code", code.code())
                .increment();
        return DeadLetters.of(record, code, reason, ImageEvents.APP);
    }

    /** The image is done once this last record about it is durable. */
    private void settle(ConsumerRecord<byte[], byte[]> record, ProducerRecord<byte[], byte[]> last) {
        var unused = producer.send(last, (metadata, error) -> {
            noteFailure(metadata, error);
            if (error == null) {
                offsets.finished(partition(record), record.offset());
            }
        });
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, this::noteFailure);
    }

    private void noteFailure(Object metadata, Exception error) {
        if (error != null) {
            failure.compareAndSet(null, new IllegalStateException("a record could not be written", error));
        }
    }

    private byte[] unsealed(ReceiptImage image) throws IOException {
        byte[] sealed = blobs.get(BlobRef.parse(image.getBlob()));
        byte[] nonce = new byte[image.getBlobNonce().remaining()];
        image.getBlobNonce().duplicate().get(nonce);
        return sealer.unseal(new SealedBytes(image.getBlobKeyId(), nonce, sealed), image.getReceiptId());
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
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
