package org.bitebudget.ocr.topology;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bitebudget.event.JobState;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptText;
import org.bitebudget.event.Sealed;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.ocr.worker.TextCodec;
import org.bitebudget.platform.seal.KeyDeletedException;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.state.ReceiptState;

/**
 * Keeps the book on receipts: states go forward only, and a text that was taken before (same receipt, same engine) has
 * no effect.
 */
final class ReceiptBook extends ContextualFixedKeyProcessor<String, SpecificRecord, ReceiptOutcome> {

    private final Sealer sealer;
    private final ReceiptParser parser = new ReceiptParser();
    private final LineCategoriser categoriser = LineCategoriser.load();
    private KeyValueStore<String, ReceiptState> book;

    ReceiptBook(Sealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, ReceiptOutcome> context) {
        super.init(context);
        book = context.getStateStore(ReceiptTopology.BOOK);
    }

    @Override
    public void process(FixedKeyRecord<String, SpecificRecord> record) {
        Optional<ReceiptOutcome> outcome;
        if (record.value() instanceof ReceiptJob progress) {
            outcome = progressed(record.key(), progress);
        } else if (record.value() instanceof ReceiptText text) {
            outcome = read(record.key(), text, Instant.ofEpochMilli(record.timestamp()));
        } else {
            throw new IllegalArgumentException("neither progress nor text");
        }
        outcome.ifPresent(value -> context().forward(record.withValue(value)));
    }

    private Optional<ReceiptOutcome> progressed(String receiptId, ReceiptJob progress) {
        ReceiptState state = state(receiptId);
        boolean forward = state.getJobRevision() == 0
                || JobState.valueOf(state.getJobState()).compareTo(progress.getState()) < 0;
        if (!forward) {
            return Optional.empty();
        }
        return Optional.of(ReceiptOutcome.job(job(
                state,
                progress.getHousehold(),
                progress.getState(),
                null,
                null,
                progress.getEnvelope().getRecordedAt())));
    }

    private Optional<ReceiptOutcome> read(String receiptId, ReceiptText text, Instant at) {
        ReceiptState state = state(receiptId);
        String version = text.getEngineVersion() + "/parser-" + ReceiptParser.VERSION;
        boolean failedBefore = state.getJobState().equals(JobState.FAILED.name());
        if (version.equals(state.getEngineVersion()) && !failedBefore) {
            return Optional.empty();
        }
        state.setEngineVersion(version);
        if (text.getFailure() != null) {
            return Optional.of(ReceiptOutcome.job(
                    job(state, text.getHousehold(), JobState.FAILED, text.getFailure(), text.getFailureMessage(), at)));
        }
        try {
            return Optional.of(readingOf(text, state, at));
        } catch (KeyDeletedException e) {
            return Optional.of(ReceiptOutcome.job(job(
                    state,
                    text.getHousehold(),
                    JobState.FAILED,
                    "key-deleted",
                    "The household's key was deleted.",
                    at)));
        }
    }

    private ReceiptOutcome readingOf(ReceiptText text, ReceiptState state, Instant at) {
        LocalDate latest = LocalDate.ofInstant(text.getUploadedAt(), ZoneId.of(text.getZone()))
                .plusDays(1);
        Reading reading;
        try {
            String hint = text.getCurrencyHint() == null ? "" : text.getCurrencyHint();
            reading = parser.parse(TextCodec.decode(unsealed(text)), latest, hint);
        } catch (IOException e) {
            throw new IllegalArgumentException("the text's content is damaged", e);
        }
        ReceiptEvents events = new ReceiptEvents(text, reading, at, categoriser);
        state.setReadingRevision(state.getReadingRevision() + 1);
        List<LedgerEntry> entries = List.of();
        if (events.canBeBooked()) {
            state.setLedgerRevision(state.getLedgerRevision() + 1);
            entries = List.of(events.entry(state.getLedgerRevision()));
        } else if (state.getBooked()) {
            state.setLedgerRevision(state.getLedgerRevision() + 1);
            entries = List.of(events.deletion(state.getLedgerRevision()));
        }
        state.setBooked(events.canBeBooked());
        List<String> reasons = events.reviewReasons();
        ReceiptJob job = reasons.isEmpty()
                ? job(state, text.getHousehold(), JobState.DONE, null, null, at)
                : job(
                        state,
                        text.getHousehold(),
                        JobState.NEEDS_REVIEW,
                        reasons.get(0),
                        "Look at the receipt and correct what is wrong: " + String.join(", ", reasons) + ".",
                        at);
        return new ReceiptOutcome(
                List.of(job),
                List.of(events.reading(state.getReadingRevision(), sealer)),
                entries,
                events.observations(state.getReadingRevision()));
    }

    private byte[] unsealed(ReceiptText text) {
        Sealed sealed = text.getContent();
        byte[] nonce = new byte[sealed.getNonce().remaining()];
        sealed.getNonce().duplicate().get(nonce);
        byte[] ciphertext = new byte[sealed.getCiphertext().remaining()];
        sealed.getCiphertext().duplicate().get(ciphertext);
        return sealer.unseal(new SealedBytes(sealed.getKeyId(), nonce, ciphertext), text.getReceiptId());
    }

    private ReceiptJob job(
            ReceiptState state, String household, JobState jobState, String code, String message, Instant at) {
        state.setJobState(jobState.name());
        state.setJobRevision(state.getJobRevision() + 1);
        book.put(state.getReceiptId(), state);
        return ReceiptEvents.job(state.getReceiptId(), household, jobState, code, message, state.getJobRevision(), at);
    }

    private ReceiptState state(String receiptId) {
        ReceiptState known = book.get(receiptId);
        return known != null
                ? known
                : ReceiptState.newBuilder()
                        .setReceiptId(receiptId)
                        .setJobState(JobState.RECEIVED.name())
                        .setJobRevision(0)
                        .build();
    }
}
