package org.bitebudget.serving.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.store.StateReader;
import org.bitebudget.serving.store.StateReader.Entry;

/** Receipts and how far they are. */
final class ReceiptRoutes {

    private final StateReader state;

    ReceiptRoutes(StateReader state) {
        this.state = state;
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
        String receiptId = request.pathParam("receipt");
        Json.answer(
                request,
                200,
                state.reading(Requests.household(request), receiptId)
                        .map(ReceiptViews::receipt)
                        .orElseThrow(() -> Query.notFound(
                                "there is no reading of " + receiptId + "; its job tells how far it is")));
    }
}
