package org.bitebudget.serving.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The documented queries as they are, a row an object with the query's column names. */
public final class Reports {

    private final Analytics analytics;

    public Reports(Analytics analytics) {
        this.analytics = analytics;
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
        return parameters -> analytics.query(sql, parameters, Function.identity());
    }
}
