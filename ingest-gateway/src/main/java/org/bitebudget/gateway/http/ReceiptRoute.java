package org.bitebudget.gateway.http;

import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.gateway.receipt.ReceiptIntake;
import org.bitebudget.gateway.receipt.ReceiptIntake.Upload;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;

/** {@code POST /api/v1/receipts/scan}: one file of a multipart form, held in memory and never written in clear. */
final class ReceiptRoute {

    /** Largest file taken, in bytes. */
    static final int MAX_FILE_BYTES = 10 * 1024 * 1024;

    /** Room for the form around the file. */
    private static final int FORM_BYTES = 64 * 1024;

    private final ReceiptIntake intake;
    private final WorkerExecutor workers;
    private final Admission memory;
    private final ZoneId zone;
    private final Counts counts;

    /**
     * @param intake takes the files in
     * @param workers threads that may block
     * @param memory bytes that uploads may hold at once
     * @param zone zone where the form names none
     * @param counts what was taken
     */
    ReceiptRoute(ReceiptIntake intake, WorkerExecutor workers, Admission memory, ZoneId zone, Counts counts) {
        this.intake = intake;
        this.workers = workers;
        this.memory = memory;
        this.zone = zone;
        this.counts = counts;
    }

    void scan(RoutingContext context) {
        HttpServerRequest request = context.request();
        int bytes = announced(request);
        memory.enter(bytes);
        context.addEndHandler(ended -> memory.leave(bytes));
        FileOfForm file = new FileOfForm();
        request.setExpectMultipart(true);
        request.uploadHandler(file::take);
        request.exceptionHandler(failure -> fail(
                context,
                new ProblemException(
                        ErrorCode.MALFORMED_MULTIPART, "The form is broken or was not sent to its end.", failure)));
        request.endHandler(end -> {
            if (!context.failed()) {
                take(context, file);
            }
        });
    }

    private void take(RoutingContext context, FileOfForm file) {
        workers.executeBlocking(
                        () -> intake.take(
                                Requests.principal(context),
                                new Upload(file.bytes(), zone(context.request()), currency(context.request())),
                                Requests.trace(context)),
                        false)
                .onSuccess(outcome -> answer(context, outcome))
                .onFailure(failure -> fail(context, failure));
    }

    private void answer(RoutingContext context, Outcome<ReceiptImage> outcome) {
        counts.accepted("receipt", outcome.duplicate());
        String receiptId = outcome.event().getReceiptId();
        String statusUrl = "/api/v1/receipts/jobs/" + receiptId;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("job_id", receiptId);
        answer.put("receipt_id", receiptId);
        answer.put("status_url", statusUrl);
        answer.put("duplicate", outcome.duplicate());
        context.response().putHeader(HttpHeaders.LOCATION, statusUrl);
        Json.answer(context, 202, answer);
    }

    /** Bytes to keep room for; a sender that does not announce them may send the most. */
    private static int announced(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send multipart/form-data with the file in the field image.");
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        long bytes = length == null ? MAX_FILE_BYTES + FORM_BYTES : Long.parseLong(length);
        if (bytes == 0) {
            throw new ProblemException(
                    ErrorCode.EMPTY_BODY, "Send multipart/form-data with the file in the field image.");
        }
        if (bytes > MAX_FILE_BYTES + FORM_BYTES) {
            throw tooLarge();
        }
        return (int) bytes;
    }

    private ZoneId zone(HttpServerRequest request) {
        String name = request.getFormAttribute("zone");
        try {
            return name == null ? zone : Zones.parse(name);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "Mend what the errors name and send the form again.",
                    FieldError.at("/zone", "expected an IANA zone such as Europe/Madrid"));
        }
    }

    private static Optional<String> currency(HttpServerRequest request) {
        Optional<String> code = Optional.ofNullable(request.getFormAttribute("currency"));
        if (code.isPresent() && !Currencies.isKnown(code.get())) {
            throw new ProblemException(
                    ErrorCode.UNKNOWN_CURRENCY,
                    "Mend what the errors name and send the form again.",
                    FieldError.at("/currency", "not an ISO 4217 code such as EUR"));
        }
        return code;
    }

    private static ProblemException tooLarge() {
        return new ProblemException(ErrorCode.PAYLOAD_TOO_LARGE, "A receipt has at most 10 MB; send a smaller photo.");
    }

    private static void fail(RoutingContext context, Throwable failure) {
        if (!context.failed() && !context.response().ended()) {
            context.fail(failure);
        }
    }

    /** The one file of a form, collected while it arrives; bytes beyond the limit are dropped. */
    private static final class FileOfForm {
        private final Buffer collected = Buffer.buffer();
        private int files;
        private boolean whole;
        private boolean tooLarge;

        void take(HttpServerFileUpload part) {
            files++;
            part.handler(this::add);
            part.endHandler(end -> whole = true);
        }

        private void add(Buffer buffer) {
            tooLarge |= collected.length() + buffer.length() > MAX_FILE_BYTES;
            if (!tooLarge) {
                collected.appendBuffer(buffer);
            }
        }

        byte[] bytes() {
            if (tooLarge) {
                throw tooLarge();
            }
            if (files != 1 || !whole) {
                throw new ProblemException(
                        ErrorCode.MALFORMED_MULTIPART,
                        files == 0
                                ? "The form has no file; put it into the field image."
                                : "Send one whole file a form.");
            }
            return collected.getBytes();
        }
    }
}
