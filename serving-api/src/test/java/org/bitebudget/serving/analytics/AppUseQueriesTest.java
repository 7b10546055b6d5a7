package org.bitebudget.serving.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bitebudget.embedded.testing.StackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The documented queries about the use of the apps, with answers worked out by hand; small groups are never shown. */
class AppUseQueriesTest {

    @RegisterExtension
    static final StackExtension stack = new StackExtension();

    private final String opened = "opened-" + UUID.randomUUID();
    private final String scanned = "scanned-" + UUID.randomUUID();
    private final String saved = "saved-" + UUID.randomUUID();
    private final List<String> rows = new ArrayList<>();

    @Test
    void groupsOfFewerThanKAreLeftOutHoweverSmallAKIsAskedFor() {
        for (int person = 0; person < 6; person++) {
            did(person, opened, 0, "{'theme':'" + (person < 5 ? "dark" : "light") + "'}");
            did(person, opened, 1, "{'theme':'dark'}");
        }
        for (int person = 0; person < 4; person++) {
            did(person, scanned, 2, "{}");
        }
        insert();

        List<JsonNode> use = ask("app_use", Map.of("k", "1"));
        assertThat(use.stream().filter(row -> row.get(1).asText().equals(opened)))
                .singleElement()
                .hasToString("[\"2026-01-01\",\"" + opened + "\",12,6]");
        assertThat(use).noneMatch(row -> row.get(1).asText().equals(scanned));
        assertThat(ask("app_use", Map.of("k", "7")))
                .noneMatch(row -> row.get(1).asText().equals(opened));

        // light was chosen by one person only
        assertThat(ask("app_use_by_property", Map.of("event", opened, "property", "theme", "k", "5")))
                .singleElement()
                .hasToString("[\"dark\",11,6]");
    }

    @Test
    void aFunnelCountsPeopleWhoDidOneThingAfterTheOtherInTime() {
        for (int person = 0; person < 8; person++) {
            did(person, opened, 0, "{}");
        }
        // seven in time, one too late
        for (int person = 0; person < 7; person++) {
            did(person, scanned, 10, "{}");
        }
        did(7, scanned, 4000, "{}");
        // four are too few to be shown
        for (int person = 0; person < 4; person++) {
            did(person, saved, 20, "{}");
        }
        insert();

        List<JsonNode> steps = ask(
                "app_funnel", Map.of("first", opened, "second", scanned, "third", saved, "within", "3600", "k", "5"));

        assertThat(steps).extracting(JsonNode::toString).containsExactly("[1,8]", "[2,7]");
    }

    private void did(int person, String event, int second, String properties) {
        rows.add("('%s','2026-01-01 %02d:%02d:%02d','p%d','%s',%s,1,0)"
                .formatted(UUID.randomUUID(), second / 3600, second / 60 % 60, second % 60, person, event, properties));
    }

    private void insert() {
        stack.query(
                "INSERT INTO bitebudget.user_events (event_id, occurred_at, pseudonym, event, properties, revision, is_deleted)"
                        + " VALUES " + String.join(",", rows));
    }

    private static List<JsonNode> ask(String query, Map<String, String> given) {
        Map<String, String> parameters = new HashMap<>(Map.of("from", "2026-01-01", "to", "2026-01-01"));
        parameters.putAll(given);
        return new Analytics(stack.clickHouse()).query(QueryFile.read(query), parameters, row -> row);
    }
}
