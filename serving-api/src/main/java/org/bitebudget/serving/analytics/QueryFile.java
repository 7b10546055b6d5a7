package org.bitebudget.serving.analytics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The documented queries, as the build took them from {@code infra/clickhouse/queries}. */
final class QueryFile {

    private QueryFile() {}

    /** The text of a query, such as {@code product_history}. */
    static String read(String name) {
        try (InputStream file = QueryFile.class.getResourceAsStream("/clickhouse/queries/" + name + ".sql")) {
            if (file == null) {
                throw new IllegalStateException("the build left out the query " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
