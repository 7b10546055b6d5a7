package org.bitebudget.serving.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bitebudget.embedded.testing.StackExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The documented queries about a household's money over a real ClickHouse, with answers worked out by hand. */
class BudgetQueriesTest {

    @RegisterExtension
    static final StackExtension stack = new StackExtension();

    private final String household = UUID.randomUUID().toString();

    /** Two members in two months; one purchase is corrected from two lines to one, one is deleted, some money comes back. */
    @BeforeEach
    void given() {
        spent("a", 1, "2026-10-30", "dairy.milk", "Corner", "ann", 300, 1, 0);
        spent("b", 1, "2026-11-02", "dairy", "Corner", "ann", 500, 1, 0);
        spent("b", 2, "2026-11-02", "dining", "Corner", "ann", 700, 1, 0);
        spent("b", 1, "2026-11-02", "dairy.milk", "Corner", "ann", 400, 2, 0);
        spent("b", 2, "2026-11-02", "", "Corner", "ann", 0, 2, 1);
        spent("c", 1, "2026-11-02", "dining", "Bistro", "ben", 2_000, 1, 0);
        spent("d", 1, "2026-11-05", "dining", "Bistro", "ben", -500, 1, 0);
        spent("e", 1, "2026-11-06", "dairy", "Market", "ben", 900, 1, 0);
        spent("e", 1, "2026-11-06", "", "Market", "ben", 0, 2, 1);
        spent("f", 1, "2026-11-06", "dairy", "Market", "ben", 100, 1, 0);
        insert(
                "spending",
                "'someone-else','x',1,'purchase','manual','2026-11-02','2026-11','dairy','Corner','eve',9999,'EUR','2026-11-02 10:00:00',1,0");
    }

    @Test
    void byMonthTheLargestCategoryComesFirst() {
        List<JsonNode> rows = ask("spending_by_month", Map.of("from", "2026-10", "to", "2026-11"));

        assertThat(rows)
                .extracting(JsonNode::toString)
                .containsExactly(
                        "[\"2026-10\",\"EUR\",\"dairy.milk\",300,1]",
                        "[\"2026-11\",\"EUR\",\"dining\",1500,2]",
                        "[\"2026-11\",\"EUR\",\"dairy.milk\",400,1]",
                        "[\"2026-11\",\"EUR\",\"dairy\",100,1]");
    }

    @Test
    void byDayEachCategoryHasARow() {
        List<JsonNode> rows = ask("spending_by_day", Map.of("from", "2026-11-02", "to", "2026-11-05"));

        assertThat(rows)
                .extracting(JsonNode::toString)
                .containsExactly(
                        "[\"2026-11-02\",\"EUR\",\"dairy.milk\",400,1]",
                        "[\"2026-11-02\",\"EUR\",\"dining\",2000,1]",
                        "[\"2026-11-05\",\"EUR\",\"dining\",-500,1]");
    }

    @Test
    void byMerchantOverACategoryAndAllBelowIt() {
        List<JsonNode> all = ask(
                "spending_by_merchant", Map.of("from", "2026-11-01", "to", "2026-11-30", "category", "", "most", "2"));
        List<JsonNode> dairy = ask(
                "spending_by_merchant",
                Map.of("from", "2026-10-01", "to", "2026-11-30", "category", "dairy", "most", "9"));

        assertThat(all)
                .extracting(JsonNode::toString)
                .containsExactly("[\"Bistro\",\"EUR\",1500,2,2]", "[\"Corner\",\"EUR\",400,1,1]");
        assertThat(dairy)
                .extracting(JsonNode::toString)
                .containsExactly("[\"Corner\",\"EUR\",700,2,2]", "[\"Market\",\"EUR\",100,1,1]");
    }

    @Test
    void byMemberWithTheShareOfTheMonth() {
        List<JsonNode> rows = ask("spending_by_member", Map.of("from", "2026-11", "to", "2026-11"));

        assertThat(rows)
                .extracting(JsonNode::toString)
                .containsExactly("[\"2026-11\",\"EUR\",\"ben\",1600,3,80]", "[\"2026-11\",\"EUR\",\"ann\",400,1,20]");
    }

    @Test
    void aMonthsPlanStandsBesideWhatWasSpentOfIt() {
        day("dairy", "2026-11-01", 300, 100, "green", 1, 0);
        day("dairy", "2026-11-02", 300, 100, "green", 1, 0);
        day("dairy", "2026-11-02", 300, 400, "red", 2, 0);
        day("dining", "2026-11-01", 100, 150, "red", 1, 0);
        day("pet", "2026-11-01", 700, 0, "green", 1, 0);
        day("pet", "2026-11-01", 0, 0, "green", 2, 1);

        List<JsonNode> categories = ask("budget_against_actual", Map.of("month", "2026-11"));
        List<JsonNode> days = ask("budget_days", Map.of("from", "2026-11-02", "to", "2026-11-30"));

        assertThat(categories)
                .extracting(JsonNode::toString)
                .containsExactly(
                        "[\"dining\",\"need\",\"EUR\",100,150,-50,150,1]",
                        "[\"dairy\",\"need\",\"EUR\",600,500,100,83.33333333333333,1]");
        assertThat(days).extracting(JsonNode::toString).containsExactly("[\"2026-11-02\",\"EUR\",300,400,700,650]");
    }

    private void spent(
            String entry,
            int line,
            String date,
            String category,
            String merchant,
            String member,
            long minor,
            int revision,
            int deleted) {
        insert(
                "spending",
                "'%s','%s',%d,'purchase','manual','%s','%s','%s','%s','%s',%d,'EUR','%s 10:00:00',%d,%d"
                        .formatted(
                                household,
                                entry,
                                line,
                                date,
                                date.substring(0, 7),
                                category,
                                merchant,
                                member,
                                minor,
                                date,
                                revision,
                                deleted));
    }

    private void day(String category, String date, long planned, long spent, String status, int revision, int deleted) {
        insert(
                "budget_days",
                "'%s','%s','%s','%s','need','EUR',%d,%d,0,%d,'%s',%d,%d"
                        .formatted(
                                household,
                                date.substring(0, 7),
                                category,
                                date,
                                planned,
                                spent,
                                planned - spent,
                                status,
                                revision,
                                deleted));
    }

    private static void insert(String table, String row) {
        stack.query("INSERT INTO bitebudget." + table + " VALUES (" + row + ")");
    }

    private List<JsonNode> ask(String query, Map<String, String> given) {
        Map<String, String> parameters = new HashMap<>(given);
        parameters.put("household", household);
        return new Analytics(stack.clickHouse()).query(QueryFile.read(query), parameters, row -> row);
    }
}
