package org.bitebudget.serving.analytics;

import java.sql.SQLException;

/** ClickHouse did not answer a question. */
public final class AnalyticsUnavailableException extends RuntimeException {

    AnalyticsUnavailableException(SQLException cause) {
        super("ClickHouse did not answer: " + cause.getMessage(), cause);
    }
}
