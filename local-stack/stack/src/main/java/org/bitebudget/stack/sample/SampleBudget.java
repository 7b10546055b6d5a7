package org.bitebudget.stack.sample;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A month's plan of an invented household, and what it books by hand. Eating out ends above its plan, so that money has
 * to be moved.
 */
final class SampleBudget {

    private static final String CURRENCY = "EUR";
    private static final long INCOME = 300_000;
    private static final long RENT = 70_000;

    private static final List<Planned> PLAN = List.of(
            new Planned("housing", "need", RENT),
            new Planned("transport", "need", 9_000),
            new Planned("produce", "need", 11_000),
            new Planned("dairy", "need", 7_000),
            new Planned("meat", "need", 8_000),
            new Planned("fish", "need", 3_000),
            new Planned("bakery", "need", 5_000),
            new Planned("pantry", "need", 9_000),
            new Planned("breakfast", "need", 3_000),
            new Planned("frozen", "need", 4_000),
            new Planned("plant-based", "need", 2_000),
            new Planned("drinks", "need", 4_000),
            new Planned("household", "need", 5_000),
            new Planned("personal-care", "need", 4_000),
            new Planned("pharmacy", "need", 3_000),
            new Planned("baby", "need", 1_500),
            new Planned("pet", "need", 1_500),
            new Planned("dining", "want", 26_000),
            new Planned("entertainment", "want", 20_000),
            new Planned("snacks", "want", 8_000),
            new Planned("alcohol", "want", 6_000),
            new Planned("ready-meals", "want", 8_000),
            new Planned("other", "want", 22_000),
            new Planned("savings", "saving", 60_000));

    private record Planned(String category, String bucket, long minor) {}

    private final LocalDate today;
    private final ZoneId zone;

    SampleBudget(LocalDate today, ZoneId zone) {
        this.today = today;
        this.zone = zone;
    }

    String month() {
        return today.toString().substring(0, 7);
    }

    /** Members of the plan's request body. */
    Map<String, Object> plan() {
        String firstDay = today.withDayOfMonth(1).toString();
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("effective_from", firstDay);
        plan.put("zone", zone.getId());
        plan.put("currency", CURRENCY);
        plan.put("incomes", List.of(Map.of("date", firstDay, "amount", money(INCOME))));
        plan.put("shares", Map.of("need", 50, "want", 30, "saving", 20));
        plan.put("categories", PLAN.stream().map(SampleBudget::category).toList());
        plan.put("carry", "rest-of-month");
        plan.put("redistribution", "automatic");
        return plan;
    }

    private static Map<String, Object> category(Planned planned) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("category_id", planned.category());
        members.put("bucket", planned.bucket());
        members.put("amount", money(planned.minor()));
        if (planned.category().equals("housing") || planned.category().equals("savings")) {
            members.put("spread", "fixed-days");
            members.put("weights", List.of(1));
        }
        return members;
    }

    /** Members of the request bodies of what is booked by hand, oldest first. */
    List<Map<String, Object>> transactions() {
        List<Map<String, Object>> booked = new ArrayList<>();
        booked.add(purchase("Hausverwaltung Ahorn", 40, "09:00", "housing.rent", RENT));
        booked.add(purchase("Metro pass", 18, "07:45", "transport.public", 3_990));
        booked.add(purchase("Streamwell", 12, "20:10", "entertainment.streaming", 1_299));
        booked.add(purchase("Trattoria Girasole", 6, "21:30", "dining.restaurant", 8_640));
        booked.add(purchase("Lichtspiele am Park", 4, "19:00", "entertainment.events", 2_400));
        booked.add(purchase("Taberna del Puerto", 2, "22:05", "dining.restaurant", 9_850));
        booked.add(purchase("Noodle Kitchen", 0, "12:40", "dining.takeaway", 9_940));
        return List.copyOf(booked);
    }

    private Map<String, Object> purchase(String merchant, int daysAgo, String time, String category, long minor) {
        LocalDate firstDay = today.withDayOfMonth(1);
        LocalDate day = today.minusDays(daysAgo).isBefore(firstDay) ? firstDay : today.minusDays(daysAgo);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", "purchase");
        members.put("merchant", merchant);
        members.put("date", day.toString());
        members.put("time", time);
        members.put("zone", zone.getId());
        members.put("total", money(minor));
        members.put("lines", List.of(Map.of("category_id", category, "amount", money(minor))));
        return members;
    }

    static Map<String, Object> money(long minor) {
        Map<String, Object> money = new LinkedHashMap<>();
        money.put("minor", minor);
        money.put("currency", CURRENCY);
        return money;
    }
}
