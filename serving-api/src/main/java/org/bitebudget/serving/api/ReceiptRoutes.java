package org.bitebudget.serving.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.platform.blob.BlobMissingException;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.seal.KeyDeletedException;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.store.ReceiptFiles;
import org.bitebudget.serving.store.StateReader;
import org.bitebudget.serving.store.StateReader.Entry;

/** Receipts and how far they are. */
final class ReceiptRoutes {

    private final StateReader state;
    private final ReceiptFiles files;
    private final ReadingViews readings;

    ReceiptRoutes(StateReader state, ReceiptFiles files, Sealer sealer) {
        this.state = state;
        this.files = files;
        this.readings = new ReadingViews(sealer);
    }

    void mount(Router router, BearerTokens tokens) {
        router.get("/api/v1/receipts")
                .handler(tokens.requiring(Scope.RECEIPTS_READ))
                .blockingHandler(this::list, false);
        router.get("/api/v1/receipts/jobs/:job")
                .handler(tokens.requiring(Scope.RECEIPTS_READ))
                .blockingHandler(this::job, false);
        router.get("/api/v1/receipts/:receipt")
                .handler(tokens.requiring(Scope.RECEIPTS_READ))
                .blockingHandler(this::receipt, false);
        router.get("/api/v1/receipts/:receipt/review")
                .handler(tokens.requiring(Scope.RECEIPTS_READ))
                .blockingHandler(this::review, false);
        router.get("/api/v1/receipts/:receipt/image")
                .handler(tokens.requiring(Scope.RECEIPTS_READ))
                .blockingHandler(this::image, false);
    }

    private void list(RoutingContext request) {
        String household = Requests.household(request);
        int limit = Query.limit(request);
        List<Entry<ReceiptImage>> uploads = state.uploads(household, Query.cursor(request), limit + 1);
        Json.answer(request, 200, Page.of(uploads, limit, Entry::key, entry -> {
            String receiptId = entry.event().getReceiptId();
            return ReceiptViews.summary(
                    entry.event(), state.job(household, receiptId), state.reading(household, receiptId));
        }));
    }

    private void job(RoutingContext request) {
        String household = Requests.household(request);
        String receiptId = request.pathParam("job");
        ReceiptImage upload =
                state.upload(household, receiptId).orElseThrow(() -> Query.notFound("there is no job " + receiptId));
        Json.answer(request, 200, ReceiptViews.job(upload, state.job(household, receiptId)));
    }

    private void receipt(RoutingContext request) {
        Json.answer(request, 200, readings.receipt(reading(request)));
    }

    private void review(RoutingContext request) {
        ReceiptReading reading = reading(request);
        Json.answer(
                request,
                200,
                ReadingViews.review(reading, state.review(reading.getHousehold(), reading.getReceiptId())));
    }

    private void image(RoutingContext request) {
        String receiptId = request.pathParam("receipt");
        ReceiptImage upload = state.upload(Requests.household(request), receiptId)
                .orElseThrow(() -> Query.notFound("there is no receipt " + receiptId));
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, upload.getContentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(Buffer.buffer(bytes(upload)));
    }

    private byte[] bytes(ReceiptImage upload) {
        try {
            return files.open(upload);
        } catch (KeyDeletedException e) {
            throw new ProblemException(
                    ErrorCode.KEY_DELETED,
                    "The household's key was deleted, and with it the image is gone for good.",
                    e);
        } catch (BlobMissingException e) {
            throw Query.notFound("the image of " + upload.getReceiptId() + " is not stored any more");
        }
    }

    private ReceiptReading reading(RoutingContext request) {
        String receiptId = request.pathParam("receipt");
        return state.reading(Requests.household(request), receiptId)
                .orElseThrow(
                        () -> Query.notFound("there is no reading of " + receiptId + "; its job tells how far it is"));
    }
}
