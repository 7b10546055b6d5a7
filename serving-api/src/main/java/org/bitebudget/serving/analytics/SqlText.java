package org.bitebudget.serving.analytics;

/** Values as ClickHouse writes them inside an array or a map that is handed over as a parameter. */
final class SqlText {

    private SqlText() {}

    /** A text in quotes. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
