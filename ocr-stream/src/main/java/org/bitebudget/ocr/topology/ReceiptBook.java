package org.bitebudget.ocr.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.bitebudget.event.JobState;
import org.bitebudget.event.ProductLink;
import org.bitebudget.event.ReceiptCorrection;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptText;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.correct.Correction;
import org.bitebudget.ocr.domain.correct.RefusedCorrectionException;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.seal.KeyDeletedException;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.state.ReceiptState;

/**
 * Keeps the book on receipts: states go forward only, a text or correction that was taken before has no effect, a failure
 * never takes a reading back, and what a person has corrected no newer engine reads over.
 */
final class ReceiptBook extends ContextualFixedKeyProcessor<String, SpecificRecord, ReceiptOutcome> {

    private static final int CORRECTIONS_REMEMBERED = 200;

    private final TextReader texts;
    private final Corrections corrections;
    private final CatalogueUpdates updates;
    private KeyValueStore<String, ReceiptState> book;
    private ReceiptSettlement settlement;

    ReceiptBook(Sealer sealer, String householdCurrency, CatalogueUpdates updates) {
        this.updates = updates;
        LineCategoriser categoriser = LineCategoriser.shipped();
        texts = new TextReader(categoriser, sealer, householdCurrency);
        corrections = new Corrections(categoriser, sealer);
    }

    @Override
    public void init(FixedKeyProcessorContext<String, ReceiptOutcome> context) {
        super.init(context);
        book = context.getStateStore(ReceiptTopology.RECEIPTS);
        Catalogues catalogues = new Catalogues(context.getStateStore(ReceiptTopology.CATALOGUE), updates);
        ReadOnlyKeyValueStore<String, ValueAndTimestamp<ProductLink>> links =
                context.getStateStore(ReceiptTopology.LINKS);
        settlement = new ReceiptSettlement(
                new LookAlikes(context.getStateStore(ReceiptTopology.DAYS)),
                new ShopNames(links),
                new LineMeanings(links, catalogues));
    }

    @Override
    public void process(FixedKeyRecord<String, SpecificRecord> record) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        if (record.value() instanceof ReceiptJob progress) {
            requireKey(record, progress.getHousehold(), progress.getReceiptId());
            progressed(record, progress);
        } else if (record.value() instanceof ReceiptText text) {
            requireKey(record, text.getHousehold(), text.getReceiptId());
            taken(record, text, at);
        } else if (record.value() instanceof ReceiptCorrection correction) {
            requireKey(record, correction.getHousehold(), correction.getReceiptId());
            corrected(record, correction, at);
        } else {
            throw new IllegalArgumentException("neither progress nor text nor correction");
        }
    }

    private static void requireKey(FixedKeyRecord<String, SpecificRecord> record, String household, String receiptId) {
        if (!Keys.join(household, receiptId).equals(record.key())) {
            throw new IllegalArgumentException("the key names another household or receipt than the event");
        }
    }

    private void progressed(FixedKeyRecord<String, SpecificRecord> record, ReceiptJob progress) {
        ReceiptState state = state(record.key(), progress.getReceiptId());
        boolean forward = state.getJobRevision() == 0
                || JobState.valueOf(state.getJobState()).compareTo(progress.getState()) < 0;
        if (forward) {
            Instant at = progress.getEnvelope().getRecordedAt();
            write(record, state, ReceiptJobs.next(state, progress.getHousehold(), progress.getState(), at));
        }
    }

    private void taken(FixedKeyRecord<String, SpecificRecord> record, ReceiptText text, Instant at) {
        try {
            read(record, text, at);
        } catch (RuntimeException e) {
            // the text itself goes to the dead letters; nobody shall wait for its job for ever
            ErrorCode code = ErrorCode.UNPROCESSABLE_EVENT;
            ReceiptState state = state(record.key(), text.getReceiptId());
            failed(record, state, text.getHousehold(), code.code(), code.title() + ".", at);
            throw e;
        }
    }

    private void read(FixedKeyRecord<String, SpecificRecord> record, ReceiptText text, Instant at) {
        ReceiptState state = state(record.key(), text.getReceiptId());
        String version = TextReader.version(text);
        boolean isFailure = text.getFailure() != null;
        boolean failedBefore = state.getJobState().equals(JobState.FAILED.name());
        boolean isKnown = version.equals(state.getEngineVersion()) && (isFailure || !failedBefore);
        boolean isCorrected = state.getReading() != null && state.getReading().getCorrected();
        if (isKnown || isCorrected) {
            return;
        }
        if (isFailure) {
            state.setEngineVersion(state.getReading() != null ? state.getEngineVersion() : version);
            failed(record, state, text.getHousehold(), text.getFailure(), text.getFailureMessage(), at);
            return;
        }
        state.setEngineVersion(version);
        try {
            ReceiptReading reading = texts.read(text, at, state.getReadingRevision() + 1);
            write(record, state, settlement.ofMachine(state, reading));
        } catch (KeyDeletedException e) {
            ErrorCode code = ErrorCode.KEY_DELETED;
            failed(record, state, text.getHousehold(), code.code(), code.title() + ".", at);
        }
    }

    private void corrected(FixedKeyRecord<String, SpecificRecord> record, ReceiptCorrection event, Instant at) {
        ReceiptState state = state(record.key(), event.getReceiptId());
        String eventId = event.getEnvelope().getEventId();
        if (state.getCorrections().contains(eventId)) {
            return;
        }
        if (state.getReading() == null) {
            throw new RefusedCorrectionException("the household has no such receipt, or it has not been read yet");
        }
        if (event.getReadingRevision() > state.getReadingRevision()) {
            throw new RefusedCorrectionException("the receipt has no such revision");
        }
        List<Correction> said = corrections.read(event, state.getReading(), at);
        ReceiptReading reading = corrections.apply(said, state, at);
        List<String> taken = new ArrayList<>(state.getCorrections());
        taken.add(eventId);
        state.setCorrections(taken.subList(Math.max(0, taken.size() - CORRECTIONS_REMEMBERED), taken.size()));
        write(record, state, settlement.ofPerson(state, reading, said));
    }

    private void failed(
            FixedKeyRecord<String, SpecificRecord> record,
            ReceiptState state,
            String household,
            String code,
            String message,
            Instant at) {
        if (state.getReading() == null) {
            write(record, state, ReceiptJobs.failed(state, household, code, message, at));
        }
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

    private void write(FixedKeyRecord<String, SpecificRecord> record, ReceiptState state, SpecificRecord... events) {
        write(record, state, new ReceiptOutcome(List.of(events)));
    }

    private void write(FixedKeyRecord<String, SpecificRecord> record, ReceiptState state, ReceiptOutcome outcome) {
        book.put(record.key(), state);
        context().forward(record.withValue(outcome));
    }
}
