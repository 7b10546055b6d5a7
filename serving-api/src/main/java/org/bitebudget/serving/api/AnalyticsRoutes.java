package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.analytics.SpendingQuery;
import org.bitebudget.serving.analytics.SpendingQuery.Spending;

/** Questions that the analytical store answers. */
final class AnalyticsRoutes {

    private static final int MOST_MONTHS = 24;

    private final SpendingQuery spending;

    AnalyticsRoutes(SpendingQuery spending) {
        this.spending = spending;
    }

    private record MonthAndCurrency(String month, String currency) {}

    void mount(Router router, BearerTokens tokens) {
        router.get("/api/v1/analytics/spending")
                .handler(tokens.requiring(Scope.BUDGETS_READ))
                .blockingHandler(this::spending, false);
    }

    private void spending(RoutingContext request) {
        YearMonth to = Query.month(request).orElseThrow(() -> Query.invalid("give the month, such as month=2026-11"));
        int months = Query.integer(request, "months", 1, MOST_MONTHS, 1);
        List<Spending> rows = spending.spending(Requests.household(request), to.minusMonths(months - 1L), to);
        Map<MonthAndCurrency, List<Spending>> byMonth = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new MonthAndCurrency(row.month(), row.currency()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        ObjectNode json = EventJson.object();
        ArrayNode items = json.putArray("items");
        byMonth.forEach((month, categories) -> items.add(month(month, categories)));
        Json.answer(request, 200, json);
    }

    private static ObjectNode month(MonthAndCurrency month, List<Spending> categories) {
        long total = categories.stream().mapToLong(Spending::amountMinor).sum();
        ObjectNode json = EventJson.object();
        json.put("month", month.month());
        json.set("total", EventJson.money(total, month.currency()));
        json.set("categories", EventJson.arrayOf(categories, row -> {
            ObjectNode category = EventJson.object();
            category.put("category_id", row.categoryId());
            category.set("amount", EventJson.money(row.amountMinor(), row.currency()));
            category.put("entries", row.entries());
            return category;
        }));
        return json;
    }
}
