package org.bitebudget.serving.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.Redistribution;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.store.Projections;
import org.bitebudget.serving.store.StateReader;

/** Budgets, what moved between their categories, and the ledger. */
final class BudgetRoutes {

    private final StateReader state;
    private final Clock clock;

    BudgetRoutes(StateReader state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    void mount(Router router, BearerTokens tokens) {
        router.get("/api/v1/transactions")
                .handler(tokens.requiring(Scope.BUDGETS_READ))
                .blockingHandler(this::transactions, false);
        router.get("/api/v1/budgets/redistributions")
                .handler(tokens.requiring(Scope.BUDGETS_READ))
                .blockingHandler(this::redistributions, false);
        router.get("/api/v1/budgets/:month")
                .handler(tokens.requiring(Scope.BUDGETS_READ))
                .blockingHandler(this::month, false);
        router.get("/api/v1/budgets/:month/days/:date")
                .handler(tokens.requiring(Scope.BUDGETS_READ))
                .blockingHandler(this::day, false);
    }

    private void transactions(RoutingContext request) {
        Optional<YearMonth> month = Query.month(request);
        Optional<String> category = Query.text(request, "category");
        List<LedgerEntry> wanted = state.ledger(Requests.household(request)).stream()
                .filter(entry -> entry.getKind() != LedgerKind.DELETION)
                .filter(entry -> month.isEmpty()
                        || YearMonth.from(entry.getWhen().getLocalDate()).equals(month.get()))
                .filter(entry -> category.isEmpty()
                        || entry.getLines().stream().anyMatch(line -> isWithin(line.getCategoryId(), category.get())))
                .toList();
        Json.answer(
                request,
                200,
                Page.sorted(
                        wanted,
                        Query.cursor(request),
                        Query.limit(request),
                        entry -> Projections.newestFirst(entry.getWhen().getInstant()) + "|" + entry.getEntryId(),
                        BudgetViews::transaction));
    }

    private void redistributions(RoutingContext request) {
        Optional<String> month = Query.month(request).map(YearMonth::toString);
        List<Redistribution> wanted = state.redistributions(Requests.household(request)).stream()
                .filter(moved -> month.isEmpty() || moved.getMonth().equals(month.get()))
                .toList();
        Json.answer(
                request,
                200,
                Page.sorted(
                        wanted,
                        Query.cursor(request),
                        Query.limit(request),
                        moved -> Projections.newestFirst(
                                        moved.getDate().atStartOfDay().toInstant(ZoneOffset.UTC))
                                + "|" + moved.getRedistributionId(),
                        EventJson::of));
    }

    private void month(RoutingContext request) {
        BudgetMonth month = budget(request);
        Json.answer(
                request,
                200,
                BudgetViews.month(month, LocalDate.ofInstant(clock.instant(), ZoneId.of(month.getZone()))));
    }

    private void day(RoutingContext request) {
        LocalDate date = Query.pathDate(request);
        Json.answer(
                request,
                200,
                BudgetViews.day(budget(request), date)
                        .orElseThrow(() -> Query.notFound(date + " is not in that month")));
    }

    private BudgetMonth budget(RoutingContext request) {
        YearMonth month = Query.pathMonth(request);
        return state.month(Requests.household(request), month.toString())
                .orElseThrow(() -> Query.notFound("neither plan nor spending is known for " + month));
    }

    private static boolean isWithin(String categoryId, String wanted) {
        return categoryId.equals(wanted) || categoryId.startsWith(wanted + ".");
    }
}
