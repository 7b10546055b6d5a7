package org.bitebudget.ocr.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.JobState;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptText;
import org.bitebudget.event.Sealed;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.seal.KeyDeletedException;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;

/** The records that are written about an image: how far it is, and in the end its text or why there is none. */
final class ImageEvents {

    static final String APP = "ocr-stream";

    private final AvroCodec<ReceiptText> texts;
    private final AvroCodec<ReceiptJob> progress;
    private final Sealer sealer;
    private final Clock clock;
    private final String engineVersion;

    ImageEvents(RegistrySettings registry, Sealer sealer, Clock clock, String engineVersion) {
        this.texts = AvroCodec.of(registry, Topics.RECEIPT_TEXTS);
        this.progress = AvroCodec.of(registry, Topics.RECEIPT_PROGRESS);
        this.sealer = sealer;
        this.clock = clock;
        this.engineVersion = engineVersion;
    }

    /** An uploaded image with the record it came in. */
    record Arrival(ConsumerRecord<byte[], byte[]> source, ReceiptImage image) {}

    ProducerRecord<byte[], byte[]> progress(Arrival arrival, JobState state, long revision) {
        ReceiptImage image = arrival.image;
        ReceiptJob job = ReceiptJob.newBuilder()
                .setEnvelope(envelope(image, "progress:" + image.getReceiptId(), revision))
                .setReceiptId(image.getReceiptId())
                .setHousehold(image.getHousehold())
                .setState(state)
                .build();
        return record(arrival, Topics.RECEIPT_PROGRESS, progress, job);
    }

    /**
     * The words, sealed.
     *
     * @throws KeyDeletedException when the household's key was deleted meanwhile
     */
    ProducerRecord<byte[], byte[]> text(Arrival arrival, RecognisedText found, Duration elapsed) {
        ReceiptImage image = arrival.image;
        SealedBytes sealed = sealer.seal(image.getHousehold(), encoded(found), image.getReceiptId());
        ReceiptText text = text(image)
                .setPassCount(found.passes().size())
                .setWordCount(found.wordCount())
                .setMeanConfidence((float) found.passes().stream()
                        .mapToDouble(TextPass::meanConfidence)
                        .average()
                        .orElse(0))
                .setElapsedMillis(elapsed.toMillis())
                .setContent(Sealed.newBuilder()
                        .setKeyId(sealed.keyId())
                        .setNonce(ByteBuffer.wrap(sealed.nonce()))
                        .setCiphertext(ByteBuffer.wrap(sealed.ciphertext()))
                        .build())
                .build();
        return record(arrival, Topics.RECEIPT_TEXTS, texts, text);
    }

    /** Why there are no words. */
    ProducerRecord<byte[], byte[]> failure(Arrival arrival, String code, String advice) {
        ReceiptText failed = text(arrival.image)
                .setElapsedMillis(0)
                .setFailure(code)
                .setFailureMessage(advice)
                .build();
        return record(arrival, Topics.RECEIPT_TEXTS, texts, failed);
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

    private static byte[] encoded(RecognisedText text) {
        try {
            return TextCodec.encode(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <V extends SpecificRecord> ProducerRecord<byte[], byte[]> record(
            Arrival arrival, Topic<V> topic, AvroCodec<V> codec, V value) {
        byte[] key = Keys.join(arrival.image.getHousehold(), arrival.image.getReceiptId())
                .getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.name(), key, codec.encode(value));
        Header trace = arrival.source.headers().lastHeader(TraceContext.HEADER);
        if (trace != null) {
            record.headers().add(trace);
        }
        return record;
    }
}
