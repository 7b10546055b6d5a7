package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.CategoryDay;
import org.bitebudget.event.CategoryMonth;
import org.bitebudget.event.DueCommitment;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.MemberAccount;
import org.bitebudget.schema.CategoryDays;

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

    /**
     * A month with its categories, its days as sums over them, its members and its bills.
     *
     * @param today the household's day: bills due on it or later, and not paid, are reserved
     */
    static ObjectNode month(BudgetMonth month, LocalDate today) {
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
        json.put("amber_percent", month.getAmberPercent());
        json.put("red_percent", month.getRedPercent());
        json.put("refused_entries", month.getRefusedEntries());
        ArrayNode categories = json.putArray("categories");
        TreeMap<LocalDate, DaySum> days = new TreeMap<>();
        for (CategoryMonth category : month.getCategories()) {
            categories.add(category(category, currency));
            CategoryDays.of(category)
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
        json.set("members", EventJson.arrayOf(month.getMembers(), BudgetViews::member));
        json.set("bills", EventJson.arrayOf(month.getCommitments(), bill -> bill(bill, currency, today)));
        json.set(
                "reserved",
                EventJson.money(
                        month.getCommitments().stream()
                                .mapToLong(bill -> reserved(bill, today))
                                .sum(),
                        currency));
        json.put("recorded_at", month.getEnvelope().getRecordedAt().toString());
        return json;
    }

    /** One day of a month per category; empty if the month has no such day. */
    static Optional<ObjectNode> day(BudgetMonth month, LocalDate date) {
        String currency = month.getCurrency();
        DaySum sum = DaySum.NOTHING;
        ArrayNode categories = EventJson.array();
        for (CategoryMonth category : month.getCategories()) {
            for (CategoryDay day : CategoryDays.of(category)) {
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

    private static ObjectNode member(MemberAccount account) {
        ObjectNode json = EventJson.object().put("member", account.getMember());
        json.set("spent", EventJson.money(account.getSpent(), account.getCurrency()));
        json.set("sent", EventJson.money(account.getSent(), account.getCurrency()));
        json.set("received", EventJson.money(account.getReceived(), account.getCurrency()));
        return json;
    }

    private static ObjectNode bill(DueCommitment bill, String currency, LocalDate today) {
        ObjectNode json = EventJson.object()
                .put("commitment_id", bill.getCommitmentId())
                .put("category_id", bill.getCategoryId())
                .put("due", LocalDate.ofEpochDay(bill.getDate()).toString());
        json.set("amount", EventJson.money(bill.getAmount(), currency));
        json.set("reserved", EventJson.money(reserved(bill, today), currency));
        if (bill.getPaidOn() != null) {
            json.put("paid_on", LocalDate.ofEpochDay(bill.getPaidOn()).toString());
        }
        return json;
    }

    private static long reserved(DueCommitment bill, LocalDate today) {
        return bill.getPaidOn() == null && bill.getDate() >= today.toEpochDay() ? bill.getAmount() : 0;
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
