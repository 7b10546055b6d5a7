package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptReview;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.event.ShoppingMatch;
import org.bitebudget.platform.token.Scope;

/**
 * What the stream tells the clients of one household.
 *
 * @param household whom it concerns
 * @param scope what a token needs to hear it
 * @param json the message
 */
record StreamMessage(String household, Scope scope, ObjectNode json) {

    /** The message about an event, if clients are told of such. */
    static Optional<StreamMessage> about(SpecificRecord event) {
        if (event instanceof ReceiptJob job) {
            return message(job.getHousehold(), Scope.RECEIPTS_READ, "receipt_job", ReceiptViews.job(job));
        }
        if (event instanceof ReceiptReading reading) {
            return message(reading.getHousehold(), Scope.RECEIPTS_READ, "receipt", ReceiptViews.summary(reading));
        }
        if (event instanceof ReceiptReview review) {
            ObjectNode data = EventJson.object()
                    .put("receipt_id", review.getReceiptId())
                    .put("reading_revision", review.getReadingRevision())
                    .put("line_count", review.getLines().size());
            return message(review.getHousehold(), Scope.RECEIPTS_READ, "receipt_review", data);
        }
        if (event instanceof LedgerEntry entry && entry.getKind() != LedgerKind.DELETION) {
            return message(entry.getHousehold(), Scope.BUDGETS_READ, "transaction", BudgetViews.transaction(entry));
        }
        if (event instanceof BudgetMonth month) {
            ObjectNode data = EventJson.object()
                    .put("month", month.getMonth())
                    .put("revision", month.getEnvelope().getRevision());
            return message(month.getHousehold(), Scope.BUDGETS_READ, "budget_month", data);
        }
        if (event instanceof HouseholdOutlook outlook) {
            ObjectNode data = EventJson.object()
                    .put("as_of", outlook.getAsOf().toString())
                    .put("revision", outlook.getEnvelope().getRevision());
            return message(outlook.getHousehold(), Scope.BUDGETS_READ, "outlook", data);
        }
        if (event instanceof Redistribution moved) {
            return message(moved.getHousehold(), Scope.BUDGETS_READ, "redistribution", EventJson.of(moved));
        }
        if (event instanceof ShoppingList list) {
            ObjectNode data = EventJson.object()
                    .put("list_id", list.getListId())
                    .put("revision", list.getEnvelope().getRevision())
                    .put("deleted", list.getDeleted());
            return message(list.getHousehold(), Scope.SHOPPING_READ, "shopping_list", data);
        }
        if (event instanceof ShoppingMatch match) {
            ObjectNode data = EventJson.object()
                    .put("list_id", match.getListId())
                    .put("receipt_id", match.getReceiptId())
                    .put("revision", match.getEnvelope().getRevision());
            return message(match.getHousehold(), Scope.SHOPPING_READ, "shopping_match", data);
        }
        if (event instanceof RecommendationList list && list.getRegion() == null) {
            ObjectNode data = EventJson.object()
                    .put("list_id", list.getEnvelope().getEventId())
                    .put("revision", list.getEnvelope().getRevision());
            return message(list.getHousehold(), Scope.SHOPPING_READ, "recommendations", data);
        }
        if (event instanceof PriceAlert alert) {
            return message(alert.getHousehold(), Scope.ALERTS_READ, "alert", AlertViews.price(alert));
        }
        if (event instanceof BudgetAlert alert) {
            return message(alert.getHousehold(), Scope.ALERTS_READ, "alert", AlertViews.budget(alert));
        }
        return Optional.empty();
    }

    private static Optional<StreamMessage> message(String household, Scope scope, String type, ObjectNode data) {
        ObjectNode json = EventJson.object().put("type", type);
        json.set("data", data);
        return Optional.of(new StreamMessage(household, scope, json));
    }
}
