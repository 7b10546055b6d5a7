package org.bitebudget.ocr.topology;

import java.time.Instant;
import java.util.List;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.JobState;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.state.ReceiptState;

/** The states of reading a receipt; each is a revision of its job. */
final class ReceiptJobs {

    private ReceiptJobs() {}

    static ReceiptJob next(ReceiptState state, String household, JobState next, Instant at) {
        return job(state, household, next, null, null, at);
    }

    static ReceiptJob failed(ReceiptState state, String household, String code, String message, Instant at) {
        return job(state, household, JobState.FAILED, code, message, at);
    }

    /** Done, or what a person should look at. */
    static ReceiptJob read(ReceiptState state, ReceiptReading reading) {
        List<String> reasons = reading.getReviewReasons();
        Instant at = reading.getEnvelope().getRecordedAt();
        return reasons.isEmpty()
                ? next(state, reading.getHousehold(), JobState.DONE, at)
                : job(
                        state,
                        reading.getHousehold(),
                        JobState.NEEDS_REVIEW,
                        reasons.get(0),
                        "Look at the receipt and correct what is wrong: " + String.join(", ", reasons) + ".",
                        at);
    }

    private static ReceiptJob job(
            ReceiptState state, String household, JobState next, String code, String message, Instant at) {
        state.setJobState(next.name());
        state.setJobRevision(state.getJobRevision() + 1);
        Envelope envelope =
                ReceiptFacts.envelope("job:" + state.getReceiptId(), state.getJobRevision(), at, at, household);
        return ReceiptJob.newBuilder()
                .setEnvelope(envelope)
                .setReceiptId(state.getReceiptId())
                .setHousehold(household)
                .setState(next)
                .setCode(code)
                .setMessage(message)
                .build();
    }
}
