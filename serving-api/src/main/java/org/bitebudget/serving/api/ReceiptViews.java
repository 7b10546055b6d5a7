package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.bitebudget.event.JobState;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;

/** Receipts as the API shows them. */
final class ReceiptViews {

    static final String RECEIPTS = "/api/v1/receipts/";

    private ReceiptViews() {}

    /** How far a photo has come; one that nobody has taken up yet is {@code received}. */
    static ObjectNode job(ReceiptImage upload, Optional<ReceiptJob> job) {
        JobState state = job.map(ReceiptJob::getState).orElse(JobState.RECEIVED);
        ObjectNode json = job(upload.getReceiptId(), state, updatedAt(upload, job));
        job.map(ReceiptJob::getCode).ifPresent(code -> json.put("code", code));
        job.map(ReceiptJob::getMessage).ifPresent(message -> json.put("message", message));
        return json;
    }

    /** The same from the job alone, as it changes. */
    static ObjectNode job(ReceiptJob job) {
        ObjectNode json =
                job(job.getReceiptId(), job.getState(), job.getEnvelope().getRecordedAt());
        Optional.ofNullable(job.getCode()).ifPresent(code -> json.put("code", code));
        Optional.ofNullable(job.getMessage()).ifPresent(message -> json.put("message", message));
        return json;
    }

    private static ObjectNode job(String receiptId, JobState state, Instant updatedAt) {
        ObjectNode json = EventJson.object();
        json.put("job_id", receiptId);
        json.put("receipt_id", receiptId);
        json.put("state", EventJson.symbol(state));
        json.put("updated_at", updatedAt.toString());
        if (state == JobState.DONE || state == JobState.NEEDS_REVIEW) {
            json.put("receipt_url", RECEIPTS + receiptId);
        }
        return json;
    }

    /** A line in the list of receipts. */
    static ObjectNode summary(ReceiptImage upload, Optional<ReceiptJob> job, Optional<ReceiptReading> reading) {
        JobState state = job.map(ReceiptJob::getState).orElse(JobState.RECEIVED);
        ObjectNode json = EventJson.object();
        json.put("receipt_id", upload.getReceiptId());
        json.put("state", EventJson.symbol(state));
        json.put("updated_at", updatedAt(upload, job).toString());
        reading.ifPresent(read -> putReading(json, read));
        return json;
    }

    /** The same from the reading alone, as it changes. */
    static ObjectNode summary(ReceiptReading reading) {
        ObjectNode json = EventJson.object();
        json.put("receipt_id", reading.getReceiptId());
        json.put("state", EventJson.symbol(reading.getStatus()));
        json.put("updated_at", reading.getEnvelope().getRecordedAt().toString());
        putReading(json, reading);
        return json;
    }

    private static void putReading(ObjectNode json, ReceiptReading reading) {
        if (reading.getMerchant() != null) {
            json.put("merchant", reading.getMerchant().getValue());
        }
        if (reading.getDate() != null) {
            json.put("date", reading.getDate().getValue().toString());
        }
        if (reading.getTotal() != null) {
            json.set("total", EventJson.of(reading.getTotal().getValue()));
        }
        json.put("line_count", reading.getLines().size());
    }

    private static Instant updatedAt(ReceiptImage upload, Optional<ReceiptJob> job) {
        return job.map(state -> state.getEnvelope().getRecordedAt()).orElse(upload.getUploadedAt());
    }
}
