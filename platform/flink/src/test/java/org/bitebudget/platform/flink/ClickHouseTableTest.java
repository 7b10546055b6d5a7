package org.bitebudget.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.bitebudget.embedded.testing.StackExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows as a real server takes them. */
class ClickHouseTableTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Instant LAST_MICROSECOND = Instant.parse("1969-12-31T23:59:59.999999Z");

    @BeforeEach
    void createTable() throws Exception {
        query("DROP TABLE IF EXISTS bitebudget.every_type");
        query("""
                CREATE TABLE bitebudget.every_type (
                  text String, word LowCardinality(String), small UInt8, middle UInt16, signed Int32, plain UInt32,
                  large Int64, version UInt64, maybe Nullable(Int64), share Float32, measure Float64, more Map(String, String), day Date32,
                  at DateTime64(6, 'UTC')
                ) ENGINE = MergeTree ORDER BY text
                """);
    }

    @Test
    void everyTypeArrivesAsItWasSent() throws Exception {
        insert(
                ClickHouseTable.<String>named("every_type")
                        .string("text", text -> text)
                        .lowCardinality("word", text -> "Käse")
                        .uint8("small", text -> 255)
                        .uint16("middle", text -> 65_535)
                        .int32("signed", text -> -2_147_483_648)
                        .uint32("plain", text -> 7)
                        .int64("large", text -> Long.MIN_VALUE)
                        .uint64("version", text -> Long.MAX_VALUE)
                        .nullableInt64("maybe", text -> text.isEmpty() ? null : -1L)
                        .float32("share", text -> 0.5f)
                        .float64("measure", text -> 0.1)
                        .map("more", text -> Map.of("a", "b"))
                        .date32("day", text -> LocalDate.of(2017, 5, 4))
                        .dateTime64("at", text -> LAST_MICROSECOND)
                        .build(),
                "",
                "x".repeat(300));

        assertThat(query("SELECT * REPLACE (length(text) AS text) FROM bitebudget.every_type ORDER BY text FORMAT CSV"))
                .isEqualToIgnoringWhitespace("""
                        0,"Käse",255,65535,-2147483648,7,-9223372036854775808,9223372036854775807,\\N,0.5,0.1,"{'a':'b'}","2017-05-04","1969-12-31 23:59:59.999999"
                        300,"Käse",255,65535,-2147483648,7,-9223372036854775808,9223372036854775807,-1,0.5,0.1,"{'a':'b'}","2017-05-04","1969-12-31 23:59:59.999999"
                        """);
    }

    @Test
    void aColumnOfAnotherTypeThanTheTablesIsRefused() {
        ClickHouseTable<String> drifted = ClickHouseTable.<String>named("every_type")
                .string("text", text -> text)
                .string("large", text -> "a text where the table holds a number")
                .build();

        assertThatThrownBy(() -> insert(drifted, "row"))
                .isInstanceOf(IOException.class)
                .rootCause()
                .hasMessageContaining("large")
                .hasMessageContaining("Int64");
    }

    private static void insert(ClickHouseTable<String> table, String... rows) throws IOException, InterruptedException {
        RowBinary block = new RowBinary();
        table.writeHeader(block);
        for (String row : rows) {
            table.writeRow(row, block);
        }
        ClickHouseInserts inserts = new ClickHouseInserts(
                new ClickHouseSink.Target(STACK.clickHouse(), "bitebudget", "default", ""), table.insertStatement());
        inserts.send(block.toByteArray());
        inserts.awaitAcknowledged();
    }

    private static String query(String sql) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(STACK.clickHouse() + "/"))
                                .POST(BodyPublishers.ofString(sql))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
