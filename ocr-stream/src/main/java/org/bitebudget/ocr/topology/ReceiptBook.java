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
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.seal.KeyDeletedException;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.state.ReceiptState;

/**
 * Keeps the book on receipts: states go forward only, a text that was taken before (same receipt, same engine and
 * parser) has no effect, and a failure never takes a reading back.
 */
final class ReceiptBook extends ContextualFixedKeyProcessor<String, SpecificRecord, ReceiptOutcome> {

    private final Sealer sealer;
    private final String householdCurrency;
    private final ReceiptParser parser = new ReceiptParser();
    private final LineCategoriser categoriser = LineCategoriser.load();
    private KeyValueStore<String, ReceiptState> book;

    ReceiptBook(Sealer sealer, String householdCurrency) {
        this.sealer = sealer;
        this.householdCurrency = householdCurrency;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, ReceiptOutcome> context) {
        super.init(context);
        book = context.getStateStore(ReceiptTopology.RECEIPTS);
    }

    @Override
    public void process(FixedKeyRecord<String, SpecificRecord> record) {
        if (record.value() instanceof ReceiptJob progress) {
            requireKey(record, progress.getHousehold(), progress.getReceiptId());
            forward(record, progressed(state(record.key(), progress.getReceiptId()), progress));
        } else if (record.value() instanceof ReceiptText text) {
            requireKey(record, text.getHousehold(), text.getReceiptId());
            forward(record, taken(record, text));
        } else {
            throw new IllegalArgumentException("neither progress nor text");
        }
    }

    private static void requireKey(FixedKeyRecord<String, SpecificRecord> record, String household, String receiptId) {
        if (!Keys.join(household, receiptId).equals(record.key())) {
            throw new IllegalArgumentException("the key names another household or receipt than the event");
        }
    }

    private Optional<ReceiptOutcome> progressed(ReceiptState state, ReceiptJob progress) {
        boolean forward = state.getJobRevision() == 0
                || JobState.valueOf(state.getJobState()).compareTo(progress.getState()) < 0;
        return forward
                ? Optional.of(job(
                        state,
                        progress.getHousehold(),
                        progress.getState(),
                        null,
                        null,
                        progress.getEnvelope().getRecordedAt()))
                : Optional.empty();
    }

    private Optional<ReceiptOutcome> taken(FixedKeyRecord<String, SpecificRecord> record, ReceiptText text) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        try {
            return read(state(record.key(), text.getReceiptId()), text, at);
        } catch (RuntimeException e) {
            // the text itself goes to the dead letters; nobody shall wait for its job for ever
            ErrorCode code = ErrorCode.UNPROCESSABLE_EVENT;
            ReceiptState state = state(record.key(), text.getReceiptId());
            forward(record, failed(state, text.getHousehold(), code.code(), code.title() + ".", at));
            throw e;
        }
    }

    private Optional<ReceiptOutcome> read(ReceiptState state, ReceiptText text, Instant at) {
        String version = text.getEngineVersion() + "/parser-" + ReceiptParser.VERSION;
        boolean isFailure = text.getFailure() != null;
        boolean failedBefore = state.getJobState().equals(JobState.FAILED.name());
        boolean isKnown = version.equals(state.getEngineVersion()) && (isFailure || !failedBefore);
        if (isKnown) {
            return Optional.empty();
        }
        if (isFailure) {
            state.setEngineVersion(state.getReadingRevision() > 0 ? state.getEngineVersion() : version);
            return failed(state, text.getHousehold(), text.getFailure(), text.getFailureMessage(), at);
        }
        state.setEngineVersion(version);
        try {
            return Optional.of(readingOf(text, state, at));
        } catch (KeyDeletedException e) {
            ErrorCode code = ErrorCode.KEY_DELETED;
            return failed(state, text.getHousehold(), code.code(), code.title() + ".", at);
        }
    }

    private Optional<ReceiptOutcome> failed(
            ReceiptState state, String household, String code, String message, Instant at) {
        return state.getReadingRevision() > 0
                ? Optional.empty()
                : Optional.of(job(state, household, JobState.FAILED, code, message, at));
    }

    private ReceiptOutcome readingOf(ReceiptText text, ReceiptState state, Instant at) {
        LocalDate latest = LocalDate.ofInstant(text.getUploadedAt(), ZoneId.of(text.getZone()))
                .plusDays(1);
        String hint = text.getCurrencyHint() == null ? "" : text.getCurrencyHint();
        Reading reading;
        try {
            reading = parser.parse(TextCodec.decode(unsealed(text)), latest, hint);
        } catch (IOException e) {
            throw new IllegalArgumentException("the text's content is damaged", e);
        }
        ReceiptFacts facts = new ReceiptFacts(text, reading, at, householdCurrency);
        ReadingEvent event = new ReadingEvent(facts, categoriser);
        state.setReadingRevision(state.getReadingRevision() + 1);
        ReceiptOutcome outcome = new ReceiptOutcome(
                List.of(),
                List.of(event.reading(state.getReadingRevision(), sealer)),
                booked(new LedgerBooking(facts, categoriser), state),
                new PriceSightings(facts, categoriser).observations(state.getReadingRevision()));
        List<String> reasons = event.reviewReasons();
        ReceiptOutcome job = reasons.isEmpty()
                ? job(state, text.getHousehold(), JobState.DONE, null, null, at)
                : job(
                        state,
                        text.getHousehold(),
                        JobState.NEEDS_REVIEW,
                        reasons.get(0),
                        "Look at the receipt and correct what is wrong: " + String.join(", ", reasons) + ".",
                        at);
        return outcome.with(job.jobs());
    }

    private static List<LedgerEntry> booked(LedgerBooking booking, ReceiptState state) {
        boolean canBeBooked = booking.canBeBooked();
        if (!canBeBooked && !state.getBooked()) {
            return List.of();
        }
        state.setLedgerRevision(state.getLedgerRevision() + 1);
        state.setBooked(canBeBooked);
        return List.of(
                canBeBooked ? booking.entry(state.getLedgerRevision()) : booking.deletion(state.getLedgerRevision()));
    }

    private byte[] unsealed(ReceiptText text) {
        Sealed sealed = text.getContent();
        if (sealed == null) {
            throw new IllegalArgumentException("a text without failure has content");
        }
        byte[] nonce = new byte[sealed.getNonce().remaining()];
        sealed.getNonce().duplicate().get(nonce);
        byte[] ciphertext = new byte[sealed.getCiphertext().remaining()];
        sealed.getCiphertext().duplicate().get(ciphertext);
        return sealer.unseal(new SealedBytes(sealed.getKeyId(), nonce, ciphertext), text.getReceiptId());
    }

    private ReceiptOutcome job(
            ReceiptState state, String household, JobState jobState, String code, String message, Instant at) {
        state.setJobState(jobState.name());
        state.setJobRevision(state.getJobRevision() + 1);
        book.put(Keys.join(household, state.getReceiptId()), state);
        long revision = state.getJobRevision();
        return ReceiptOutcome.job(ReceiptJob.newBuilder()
                .setEnvelope(ReceiptFacts.envelope("job:" + state.getReceiptId(), revision, at, at, household))
                .setReceiptId(state.getReceiptId())
                .setHousehold(household)
                .setState(jobState)
                .setCode(code)
                .setMessage(message)
                .build());
    }

    private ReceiptState state(String key, String receiptId) {
        ReceiptState known = book.get(key);
        return known != null
                ? known
                : ReceiptState.newBuilder()
                        .setReceiptId(receiptId)
                        .setJobState(JobState.RECEIVED.name())
                        .setJobRevision(0)
                        .build();
    }

    private void forward(FixedKeyRecord<String, SpecificRecord> record, Optional<ReceiptOutcome> outcome) {
        outcome.ifPresent(value -> context().forward(record.withValue(value)));
    }
}
