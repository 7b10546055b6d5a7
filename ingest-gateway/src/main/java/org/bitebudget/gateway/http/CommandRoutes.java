package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.gateway.command.Commands;
import org.bitebudget.gateway.domain.command.AlertRule;
import org.bitebudget.gateway.domain.command.AppUse;
import org.bitebudget.gateway.domain.command.BudgetDecision;
import org.bitebudget.gateway.domain.command.DatedRates;
import org.bitebudget.gateway.domain.command.IdentityDecision;
import org.bitebudget.gateway.domain.command.MonthPlan;
import org.bitebudget.gateway.domain.command.ReceiptCorrections;
import org.bitebudget.gateway.domain.command.ShoppingList;
import org.bitebudget.gateway.domain.command.ShownRecommendations;
import org.bitebudget.gateway.domain.command.Transaction;
import org.bitebudget.gateway.domain.command.WeatherDays;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.time.Months;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.trace.TraceContext;

/** Plans, transactions, corrections, alert rules, shopping lists and identities of products. */
final class CommandRoutes {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 128;
    private static final Pattern JSON =
            Pattern.compile("\\s*application/([\\w.-]+\\+)?json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private final Commands commands;
    private final PlanBody planBody;
    private final WorkerExecutor workers;
    private final Admission admission;
    private final Counts counts;

    /**
     * @param commands carries them out
     * @param planBody reads plans
     * @param workers threads that may block
     * @param admission how many at once, those that wait for a thread included
     * @param counts what was taken
     */
    CommandRoutes(Commands commands, PlanBody planBody, WorkerExecutor workers, Admission admission, Counts counts) {
        this.commands = commands;
        this.planBody = planBody;
        this.workers = workers;
        this.admission = admission;
        this.counts = counts;
    }

    void putBudget(RoutingContext context) {
        String text = context.pathParam("month");
        YearMonth month = Months.parse(text)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.INVALID_MONTH,
                        "A month in the path is of the form 2026-11.",
                        FieldError.at("/month", "not a month")));
        MonthPlan plan = planBody.read(month, body(context));
        answer(
                context,
                "plan",
                (who, trace) -> commands.plan(who, plan, trace),
                outcome -> Map.of(
                        "month", month.toString(),
                        "event_id", outcome.event().getEnvelope().getEventId(),
                        "revision", outcome.event().getEnvelope().getRevision(),
                        "budget_url", "/api/v1/budgets/" + month));
    }

    void putBudgetDecision(RoutingContext context) {
        BudgetDecision decision = BudgetDecisionBody.read(context.pathParam("suggestion_id"), body(context));
        answer(
                context,
                "budget-decision",
                (who, trace) -> commands.budgetDecisions().decide(who, decision, trace),
                outcome -> Map.of("suggestion_id", outcome.event().getSuggestionId()));
    }

    void putExchangeRates(RoutingContext context) {
        DatedRates rates = ExchangeRatesBody.read(context.pathParam("base"), body(context));
        answer(
                context,
                "exchange-rates",
                (who, trace) -> commands.exchangeRates().set(rates, trace),
                outcome -> Map.of(
                        "base", rates.base(),
                        "date", rates.date().toString(),
                        "rates", rates.quotes().size()));
    }

    void putWeather(RoutingContext context) {
        WeatherDays weather = WeatherBody.read(Names.parse(context.pathParam("place"), "place"), body(context));
        answer(
                context,
                "weather",
                (who, trace) -> commands.weather().set(weather, trace),
                outcome ->
                        Map.of("place", weather.place(), "days", weather.days().size()));
    }

    void postTransaction(RoutingContext context) {
        String key = neededIdempotencyKey(context);
        Transaction transaction = TransactionBody.read(body(context));
        answer(
                context,
                "transaction",
                (who, trace) -> commands.book(who, key, transaction, trace),
                CommandRoutes::entry);
    }

    void putTransaction(RoutingContext context) {
        String entryId = context.pathParam("entry_id");
        Transaction transaction = TransactionBody.read(body(context));
        answer(
                context,
                "correction",
                (who, trace) -> commands.correct(who, entryId, transaction, trace),
                CommandRoutes::entry);
    }

    void deleteTransaction(RoutingContext context) {
        String entryId = context.pathParam("entry_id");
        answer(context, "deletion", (who, trace) -> commands.delete(who, entryId, trace), CommandRoutes::entry);
    }

    void postAlertRule(RoutingContext context) {
        Optional<String> key = idempotencyKey(context);
        AlertRule rule = AlertRuleBody.read(body(context));
        answer(context, "alert-rule", (who, trace) -> commands.setRule(who, key, rule, trace), CommandRoutes::rule);
    }

    void deleteAlertRule(RoutingContext context) {
        String ruleId = context.pathParam("rule_id");
        answer(
                context,
                "alert-rule-deletion",
                (who, trace) -> commands.deleteRule(who, ruleId, trace),
                CommandRoutes::rule);
    }

    void postAppEvents(RoutingContext context) {
        String key = neededIdempotencyKey(context);
        AppUse use = AppUseBody.read(body(context));
        answer(
                context,
                "app-events",
                (who, trace) -> commands.appEvents().take(who, key, use, trace),
                outcome -> Map.of(
                        "batch_id",
                        outcome.event().getBatchId(),
                        "accepted",
                        outcome.event().getEvents().size()));
    }

    void putAppConsent(RoutingContext context) {
        answerConsent(context, AppUseBody.readConsent(body(context)));
    }

    void deleteAppConsent(RoutingContext context) {
        answerConsent(context, false);
    }

    private void answerConsent(RoutingContext context, boolean given) {
        answer(
                context,
                "app-consent",
                (who, trace) -> commands.appConsents().set(who, given, trace),
                outcome -> Map.of("consent", outcome.event().getGiven()));
    }

    void postShownRecommendations(RoutingContext context) {
        String key = neededIdempotencyKey(context);
        ShownRecommendations shown = ShownRecommendationsBody.read(body(context));
        answer(
                context,
                "recommendations-shown",
                (who, trace) -> commands.exposures().take(who, key, shown, trace),
                outcome -> Map.of("exposure_id", outcome.event().getExposureId()));
    }

    void postIdentityDecision(RoutingContext context) {
        String key = neededIdempotencyKey(context);
        IdentityDecision decision = IdentityDecisionBody.read(body(context));
        answer(
                context,
                "identity-decision",
                (who, trace) -> commands.identities().decide(who, key, decision, trace),
                outcome -> Map.of("decision_id", outcome.event().getDecisionId()));
    }

    void postCorrections(RoutingContext context) {
        String receiptId = context.pathParam("receipt_id");
        Optional<String> key = idempotencyKey(context);
        ReceiptCorrections corrections = CorrectionsBody.read(body(context));
        answer(
                context,
                "receipt-correction",
                (who, trace) -> commands.correctReceipt(who, receiptId, key, corrections, trace),
                outcome -> Map.of(
                        "correction_id",
                        outcome.event().getEnvelope().getSubjectId(),
                        "receipt_url",
                        "/api/v1/receipts/" + receiptId));
    }

    void postShoppingList(RoutingContext context) {
        String key = neededIdempotencyKey(context);
        ShoppingList list = ShoppingListBody.read(body(context));
        answer(
                context,
                "shopping-list",
                (who, trace) -> commands.shoppingLists().create(who, key, list, trace),
                CommandRoutes::list);
    }

    void putShoppingList(RoutingContext context) {
        String listId = context.pathParam("list_id");
        ShoppingListBody.Change change = ShoppingListBody.readChange(body(context));
        answer(
                context,
                "shopping-list-change",
                (who, trace) -> commands.shoppingLists().change(who, listId, change.seen(), change.list(), trace),
                CommandRoutes::list);
    }

    void deleteShoppingList(RoutingContext context) {
        String listId = context.pathParam("list_id");
        answer(
                context,
                "shopping-list-deletion",
                (who, trace) -> commands.shoppingLists().delete(who, listId, trace),
                CommandRoutes::list);
    }

    /** What somebody asked for in a request. */
    interface Command<T extends SpecificRecord> {

        Outcome<T> carryOut(Principal who, TraceContext trace) throws Exception;
    }

    /** Carries a command out on a worker and answers with what it made. */
    <T extends SpecificRecord> void answer(
            RoutingContext context,
            String kind,
            Command<T> command,
            Function<Outcome<T>, Map<String, Object>> members) {
        admission.enter(1);
        context.addEndHandler(ended -> admission.leave(1));
        Principal who = Requests.principal(context);
        TraceContext trace = Requests.trace(context);
        workers.executeBlocking(() -> command.carryOut(who, trace), false)
                .onSuccess(outcome -> {
                    counts.accepted(kind, outcome.duplicate());
                    Map<String, Object> answer = new LinkedHashMap<>(members.apply(outcome));
                    answer.put("duplicate", outcome.duplicate());
                    Json.answer(context, 202, answer);
                })
                .onFailure(context::fail);
    }

    private static Map<String, Object> entry(Outcome<LedgerEntry> outcome) {
        return Map.of(
                "entry_id", outcome.event().getEntryId(),
                "revision", outcome.event().getEnvelope().getRevision());
    }

    private static Map<String, Object> rule(Outcome<PriceAlertRule> outcome) {
        return Map.of(
                "rule_id", outcome.event().getRuleId(),
                "revision", outcome.event().getEnvelope().getRevision());
    }

    private static Map<String, Object> list(Outcome<org.bitebudget.event.ShoppingList> outcome) {
        return Map.of(
                "list_id", outcome.event().getListId(),
                "revision", outcome.event().getEnvelope().getRevision());
    }

    static JsonNode body(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !JSON.matcher(type).matches()) {
            throw new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
        }
        return Json.body(context, JsonNode.class);
    }

    static String neededIdempotencyKey(RoutingContext context) {
        return idempotencyKey(context)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.IDEMPOTENCY_KEY_MISSING,
                        "Send an Idempotency-Key of your own choice, such as a random UUID, and the same one again"
                                + " when you repeat the request."));
    }

    private static Optional<String> idempotencyKey(RoutingContext context) {
        Optional<String> key = Optional.ofNullable(context.request().getHeader(IDEMPOTENCY_KEY))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (key.filter(text -> text.length() > LONGEST_KEY).isPresent()) {
            throw new ProblemException(
                    ErrorCode.INVALID_PARAMETER, "An Idempotency-Key has at most " + LONGEST_KEY + " characters.");
        }
        return key;
    }
}
