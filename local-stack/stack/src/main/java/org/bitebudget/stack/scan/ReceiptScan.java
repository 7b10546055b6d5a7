package org.bitebudget.stack.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.api.Api.Answer;

/**
 * One image's way from upload to served reading.
 *
 * @param api where to
 * @param patience how long to wait for a reading
 */
record ReceiptScan(Api api, Duration patience) {

    private static final Set<String> ENDED = Set.of("done", "needs-review", "failed");

    /**
     * What became of an image.
     *
     * @param image the file
     * @param state done, needs-review, failed, refused (by the gateway) or late (no reading within the patience)
     * @param reason of a failure or refusal, else empty
     * @param duplicate whether the same image had been handed in before
     * @param seconds from the upload to the reading
     * @param receipt the reading as served, or an empty object
     */
    record Outcome(Path image, String state, String reason, boolean duplicate, double seconds, JsonNode receipt) {

        /** Whether there is a reading with a total. */
        boolean hasTotal() {
            return receipt.path("total").path("value").has("minor");
        }
    }

    Outcome run(Path image) throws IOException {
        long begun = System.nanoTime();
        Answer accepted = ReceiptUpload.send(api, image);
        if (accepted.status() != 202) {
            return new Outcome(image, "refused", accepted.reason(), false, seconds(begun), accepted.body());
        }
        boolean duplicate = accepted.body().path("duplicate").asBoolean();
        String id = accepted.body().path("job_id").asText();
        long deadline = begun + patience.toNanos();
        JsonNode job = accepted.body();
        while (System.nanoTime() < deadline) {
            Answer state = api.get("/api/v1/receipts/jobs/" + id);
            job = state.body();
            if (state.status() == 200 && ENDED.contains(job.path("state").asText())) {
                return ended(image, id, job, duplicate, begun, deadline);
            }
            Probe.pause();
        }
        return new Outcome(
                image, "late", "last state: " + job.path("state").asText("none"), duplicate, seconds(begun), job);
    }

    private Outcome ended(Path image, String id, JsonNode job, boolean duplicate, long begun, long deadline) {
        String state = job.path("state").asText();
        String reason = job.path("message").asText("");
        if (state.equals("failed")) {
            return new Outcome(image, state, reason, duplicate, seconds(begun), job);
        }
        Answer receipt = api.get("/api/v1/receipts/" + id);
        while (receipt.status() != 200 && System.nanoTime() < deadline) {
            Probe.pause();
            receipt = api.get("/api/v1/receipts/" + id);
        }
        return new Outcome(image, state, reason, duplicate, seconds(begun), receipt.body());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
