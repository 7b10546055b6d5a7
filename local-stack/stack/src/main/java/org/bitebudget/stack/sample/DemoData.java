package org.bitebudget.stack.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What the demonstration sends: ready requests for the ingest gateway, made as they are asked for. The same day gives
 * the same requests, so sending them again changes nothing. Send rules before today's prices, or no price alert fires.
 */
public final class DemoData {

    static final long SEED = 20;
    private static final String BOUNDARY = "bitebudget-sample";

    private final LocalDate today;
    private final SampleBudget budget;
    private final SamplePrices prices;
    private final SampleReceipts receipts;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param today the day that the samples end on
     * @param zone zone of the household
     */
    public DemoData(LocalDate today, ZoneId zone) {
        this.today = today;
        this.budget = new SampleBudget(today, zone);
        this.prices = new SamplePrices(SEED, today);
        this.receipts = SampleReceipts.inCurrency("EUR", SEED, today, today.getDayOfMonth());
    }

    /** The month's plan. */
    public Stream<DemoRequest> plan() {
        return Stream.of(jsonRequest("PUT", "/api/v1/budgets/" + budget.month(), "plan", budget.plan()));
    }

    /** Ids of the stores whose prices are sent. */
    public List<String> stores() {
        return prices.stores().stream().map(SampleShop::id).toList();
    }

    /** The month that the plan is for and the purchases are in, {@code YYYY-MM}. */
    public String month() {
        return budget.month();
    }

    /** What the household wants to be told about prices: a drop of a product in each store, each of which drops today. */
    public Stream<DemoRequest> alertRules() {
        return prices.stores().stream().map(this::dropRule);
    }

    private DemoRequest dropRule(SampleShop store) {
        PriceRow reduced = prices.freshPromotions(store).get(0);
        return jsonRequest(
                "POST",
                "/api/v1/price-alert-rules",
                "rule-" + store.id(),
                Map.of("kind", "drop-percent", "store", store.id(), "product", reduced.productId(), "percent", "10"));
    }

    /** What the household means to buy next. */
    public Stream<DemoRequest> shoppingLists() {
        List<Map<String, String>> items = List.of(
                Map.of("text", "Semi-skimmed milk", "quantity", "2", "unit", "l"),
                Map.of("text", "Bananas", "quantity", "1", "unit", "kg"),
                Map.of("text", "Olive oil"),
                Map.of("text", "Eggs", "quantity", "10"),
                Map.of("text", "Rice"));
        return Stream.of(jsonRequest(
                "POST", "/api/v1/shopping-lists", "list", Map.of("title", "Next shopping", "items", items)));
    }

    /** One feed a store with every day before today. */
    public Stream<DemoRequest> priceHistory() {
        return prices.stores().stream()
                .map(store -> feed(
                        store,
                        "history",
                        prices.of(store).stream().filter(row -> !isToday(row)).toList()));
    }

    /**
     * One feed a store with today's prices.
     *
     * @param seen when they were seen; a rule tells only of prices that were seen after it was made
     */
    public Stream<DemoRequest> todaysPrices(Instant seen) {
        return prices.stores().stream()
                .map(store -> feed(
                        store,
                        "today",
                        prices.of(store).stream()
                                .filter(this::isToday)
                                .map(row -> row.seen(seen))
                                .toList()));
    }

    /** What was booked by hand, oldest first. */
    public Stream<DemoRequest> transactions() {
        List<Map<String, Object>> booked = budget.transactions();
        return IntStream.range(0, booked.size())
                .mapToObj(i -> jsonRequest("POST", "/api/v1/transactions", "transaction-" + i, booked.get(i)));
    }

    /** Photos of receipts from the days of this month up to today. */
    public Stream<DemoRequest> receipts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new DemoRequest(
                        "POST",
                        "/api/v1/receipts/scan",
                        "multipart/form-data; boundary=" + BOUNDARY,
                        Optional.empty(),
                        multipart(receipts.draw(i).jpeg())));
    }

    private boolean isToday(PriceRow row) {
        return row.observedAt().toString().startsWith(today.toString());
    }

    private DemoRequest jsonRequest(String method, String path, String name, Map<String, Object> body) {
        try {
            return new DemoRequest(
                    method, path, "application/json", Optional.of(key(name)), json.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DemoRequest feed(SampleShop store, String name, List<PriceRow> rows) {
        String path = "/api/v1/price-feeds/" + store.id() + "?batch_id=" + key(name);
        return new DemoRequest("POST", path, "text/csv", Optional.empty(), csv(rows));
    }

    private String key(String name) {
        return "demo-" + today + "-" + name;
    }

    private static byte[] csv(List<PriceRow> rows) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(PriceRow.COLUMNS.toArray(String[]::new))
                .get();
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (PriceRow row : rows) {
                printer.printRecord(row.cells());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] multipart(byte[] jpeg) {
        byte[] head = ("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"receipt.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[head.length + jpeg.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(jpeg, 0, body, head.length, jpeg.length);
        System.arraycopy(tail, 0, body, head.length + jpeg.length, tail.length);
        return body;
    }
}
