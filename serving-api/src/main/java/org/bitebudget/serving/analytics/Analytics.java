package org.bitebudget.serving.analytics;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks ClickHouse. */
public final class Analytics {

    private static final Logger LOG = LoggerFactory.getLogger(Analytics.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

    private final String url;

    /** @param clickHouse HTTP address of the server */
    public Analytics(URI clickHouse) {
        this.url = "jdbc:clickhouse:" + clickHouse;
    }

    /** What one row of the answer stands for. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Whether ClickHouse answers. */
    public boolean answers() {
        return !query("SELECT 1", row -> row.getInt(1)).isEmpty();
    }

    /**
     * Runs a query with its parameters in order.
     *
     * @throws ProblemException {@link ErrorCode#DEPENDENCY_UNAVAILABLE} if ClickHouse does not answer
     */
    <T> List<T> query(String sql, Row<T> row, Object... parameters) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet answer = statement.executeQuery()) {
                while (answer.next()) {
                    rows.add(row.read(answer));
                }
            }
            return rows;
        } catch (SQLException e) {
            LOG.warn("event=clickhouse-unavailable reason=\"{}\"", e.getMessage());
            throw ProblemException.retryable(
                    ErrorCode.DEPENDENCY_UNAVAILABLE, "the analytical store does not answer", TRY_AGAIN_AFTER);
        }
    }
}
