package org.bitebudget.serving.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bitebudget.embedded.testing.StackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The documented query about recommendations, with an answer worked out by hand. */
class TakeRateQueryTest {

    @RegisterExtension
    static final StackExtension stack = new StackExtension();

    private final String model = "model-" + UUID.randomUUID();

    @Test
    void ratesCountSettledShowingsAndTheNewestRevisionOfEach() {
        // Given four showings of a first place: two taken, one of them only after a correction, one left, one still
        // open
        insert("a", 1, 1, 1, 1);
        insert("b", 1, 1, 0, 1);
        insert("b", 1, 1, 1, 2);
        insert("c", 1, 1, 0, 1);
        insert("d", 1, 0, 0, 1);
        // and one of a second place that is open
        insert("a", 2, 0, 0, 1);

        List<JsonNode> rows = new Analytics(stack.clickHouse())
                        .query(
                                QueryFile.read("take_rate"),
                                Map.of("from", "2026-01-01", "to", "2026-01-01"),
                                row -> row)
                        .stream()
                        .filter(row -> row.get(0).asText().equals(model))
                        .toList();

        assertThat(rows)
                .extracting(JsonNode::toString)
                .containsExactly(
                        "[\"" + model + "\",\"v1\",\"next-basket\",1,4,3,2,0.6667]",
                        "[\"" + model + "\",\"v1\",\"next-basket\",2,1,0,0,null]");
    }

    private void insert(String exposure, int position, int settled, int taken, int revision) {
        stack.query(
                "INSERT INTO bitebudget.recommendation_outcomes VALUES ('%s-%s','next-basket',%d,'2026-01-01 12:00:00','%s','v1','','','',%d,%d,%d,0)"
                        .formatted(exposure, model, position, model, settled, taken, revision));
    }
}
