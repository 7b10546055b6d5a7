package org.bitebudget.serving.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bitebudget.embedded.testing.StackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The documented queries about how forecasts did, with answers worked out by hand. */
class ForecastQueriesTest {

    @RegisterExtension
    static final StackExtension stack = new StackExtension();

    private final String kind = "price" + UUID.randomUUID().toString().replace("-", "");
    private final List<String> rows = new ArrayList<>();

    @Test
    void modelsAreComparedByTheirMeanErrorAndAnswersByTheirCoverage() {
        // Given two series: the ensemble wrong by 1, 2 and 3, naive by 2, 2 and 8, one of three values outside of 80 %
        for (int i = 1; i <= 3; i++) {
            String series = i < 3 ? "s1" : "s2";
            score(series, "ensemble", "ASE", i, 1, i, 1);
            score(series, "naive", "ASE", i, 1, i < 3 ? 2 : 8, 1);
            score(series, "ensemble", "outside80", i, 1, i == 3 ? 1 : 0, 1);
            score(series, "ensemble", "outside95", i, 1, 0, 1);
        }
        // And one that was told twice, the second time better; and one of another month
        score("s1", "ensemble", "ASE", 5, 7, 9, 1);
        score("s1", "ensemble", "ASE", 5, 7, 4, 2);
        score("s1", "ensemble", "ASE", 40, 1, 99, 1);
        insert();

        assertThat(ask("forecast_accuracy", Map.of("kind", kind, "from", "2026-01-01", "to", "2026-01-31")))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "[\"" + kind + "\",\"ensemble\",\"2\",1,3,2,2,2,0.6666666666666667,1]",
                        "[\"" + kind + "\",\"naive\",\"2\",1,3,2,4,2,null,null]",
                        "[\"" + kind + "\",\"ensemble\",\"2\",7,1,1,4,4,null,null]");
        assertThat(ask("forecast_record", Map.of("series", kind + "|s|s2", "from", "2026-01-01", "to", "2026-01-31")))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "[\"2026-01-04\",1,\"ensemble\",\"2\",\"ASE\",3,10]",
                        "[\"2026-01-04\",1,\"naive\",\"2\",\"ASE\",8,10]",
                        "[\"2026-01-04\",1,\"ensemble\",\"2\",\"outside80\",1,10]",
                        "[\"2026-01-04\",1,\"ensemble\",\"2\",\"outside95\",0,10]");
    }

    private void score(String series, String model, String metric, int day, int horizon, double error, int revision) {
        rows.add("('%s|s|%s','%s','2','%s',toDate32('2026-01-01') + %d,%d,%s,10,%d,0)"
                .formatted(kind, series, model, metric, day, horizon, error, revision));
    }

    private void insert() {
        stack.query("INSERT INTO bitebudget.ml_model_metrics (series_id, model, model_version, metric, origin, horizon,"
                + " error, observations, revision, is_deleted) VALUES " + String.join(",", rows));
    }

    private static List<JsonNode> ask(String query, Map<String, String> parameters) {
        return new Analytics(stack.clickHouse()).query(QueryFile.read(query), parameters, row -> row);
    }
}
