package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.CategoryDay;
import org.bitebudget.event.CategoryMonth;
import org.bitebudget.event.LedgerEntry;

/** Budgets and the ledger as the API shows them. */
final class BudgetViews {

    private BudgetViews() {}

    /** What a day's categories add up to, in minor units. */
    private record DaySum(long planned, long spent, long carried, long remaining) {

        static final DaySum NOTHING = new DaySum(0, 0, 0, 0);

        DaySum plus(CategoryDay day) {
            return new DaySum(
                    planned + day.getPlanned(),
                    spent + day.getSpent(),
                    carried + day.getCarried(),
                    remaining + day.getRemaining());
        }

        void putInto(ObjectNode json, String currency) {
            json.set("planned", EventJson.money(planned, currency));
            json.set("spent", EventJson.money(spent, currency));
            json.set("carried", EventJson.money(carried, currency));
            json.set("remaining", EventJson.money(remaining, currency));
        }
    }

    /** A month with its categories, and its days as sums over them. */
    static ObjectNode month(BudgetMonth month) {
        String currency = month.getCurrency();
        ObjectNode json = EventJson.object();
        json.put("month", month.getMonth());
        json.put("revision", month.getEnvelope().getRevision());
        json.put("zone", month.getZone());
        json.put("currency", currency);
        json.set("planned", EventJson.money(month.getPlanned(), currency));
        json.set("spent", EventJson.money(month.getSpent(), currency));
        json.set("remaining", EventJson.money(month.getRemaining(), currency));
        json.put("has_plan", month.getHasPlan());
        json.put("status", EventJson.symbol(month.getStatus()));
        json.put("refused_entries", month.getRefusedEntries());
        ArrayNode categories = json.putArray("categories");
        TreeMap<LocalDate, DaySum> days = new TreeMap<>();
        for (CategoryMonth category : month.getCategories()) {
            categories.add(category(category, currency));
            category.getDays()
                    .forEach(day -> days.merge(
                            LocalDate.ofEpochDay(day.getDate()),
                            DaySum.NOTHING.plus(day),
                            (sum, ignored) -> sum.plus(day)));
        }
        ArrayNode dayArray = json.putArray("days");
        days.forEach((date, sum) -> {
            ObjectNode day = dayArray.addObject();
            day.put("date", date.toString());
            sum.putInto(day, currency);
        });
        json.put("recorded_at", month.getEnvelope().getRecordedAt().toString());
        return json;
    }

    /** One day of a month per category; empty if the month has no such day. */
    static Optional<ObjectNode> day(BudgetMonth month, LocalDate date) {
        String currency = month.getCurrency();
        DaySum sum = DaySum.NOTHING;
        ArrayNode categories = EventJson.array();
        for (CategoryMonth category : month.getCategories()) {
            for (CategoryDay day : category.getDays()) {
                if (day.getDate() == date.toEpochDay()) {
                    sum = sum.plus(day);
                    categories.add(categoryDay(category.getCategoryId(), day, currency));
                }
            }
        }
        if (!date.toString().startsWith(month.getMonth())) {
            return Optional.empty();
        }
        ObjectNode json = EventJson.object();
        json.put("date", date.toString());
        json.put("month", month.getMonth());
        sum.putInto(json, currency);
        json.set("categories", categories);
        return Optional.of(json);
    }

    /** A ledger entry. */
    static ObjectNode transaction(LedgerEntry entry) {
        ObjectNode json = EventJson.object();
        json.put("entry_id", entry.getEntryId());
        json.put("revision", entry.getEnvelope().getRevision());
        json.put("kind", EventJson.symbol(entry.getKind()));
        json.put("source", EventJson.symbol(entry.getSource()));
        if (entry.getSourceId() != null) {
            json.put("receipt_id", entry.getSourceId());
        }
        if (entry.getMerchant() != null) {
            json.put("merchant", entry.getMerchant());
        }
        json.put("date", entry.getWhen().getLocalDate().toString());
        json.put("occurred_at", entry.getWhen().getInstant().toString());
        json.put("zone", entry.getWhen().getZone());
        json.set("total", EventJson.of(entry.getTotal()));
        json.set("lines", EventJson.ofAll(entry.getLines()));
        return json;
    }

    private static ObjectNode category(CategoryMonth category, String currency) {
        ObjectNode json = EventJson.object();
        json.put("category_id", category.getCategoryId());
        json.put("bucket", EventJson.symbol(category.getBucket()));
        json.set("planned", EventJson.money(category.getMonth(), currency));
        json.set("spent", EventJson.money(category.getSpent(), currency));
        json.set("remaining", EventJson.money(category.getRemaining(), currency));
        json.set("redistributed", EventJson.money(category.getRedistributed(), currency));
        json.set("shortfall", EventJson.money(category.getShortfall(), currency));
        json.put("status", EventJson.symbol(category.getStatus()));
        return json;
    }

    private static ObjectNode categoryDay(String categoryId, CategoryDay day, String currency) {
        ObjectNode json = EventJson.object();
        json.put("category_id", categoryId);
        DaySum.NOTHING.plus(day).putInto(json, currency);
        json.put("status", EventJson.symbol(day.getStatus()));
        return json;
    }
}
