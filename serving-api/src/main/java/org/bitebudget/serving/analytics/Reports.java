package org.bitebudget.serving.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The documented queries as they are, a row an object with the query's column names. */
public final class Reports {

    private static final String DAILY_PRICES = "bitebudget.price_daily";

    private final Analytics analytics;
    private final FirstDays firstDays;

    public Reports(Analytics analytics) {
        this.analytics = analytics;
        this.firstDays = new FirstDays(analytics);
    }

    /** A query that can be asked again and again. */
    @FunctionalInterface
    public interface Report {
        /**
         * Runs it.
         *
         * @param parameters all that the query declares, by name
         */
        List<JsonNode> rows(Map<String, String> parameters);
    }

    /**
     * A query by its name.
     *
     * @param query name of its file without {@code .sql}
     */
    public Report named(String query) {
        String sql = QueryFile.read(query) + "\nFORMAT JSONEachRow";
        boolean ofDays = sql.contains(DAILY_PRICES);
        return parameters -> {
            if (ofDays) {
                firstDays.await();
            }
            return analytics.query(sql, parameters, Function.identity());
        };
    }
}
