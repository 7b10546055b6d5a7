package org.bitebudget.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.bitebudget.embedded.setup.ClickHouseSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClickHouseTest {

    private static final Duration MERGED_WITHIN = Duration.ofMinutes(2);

    @TempDir
    Path home;

    @Test
    void itsLogTellsWhatWentWrongAndNothingOfWhatWentWell() throws Exception {
        Path log = home.resolve("clickhouse.log");
        try (EmbeddedClickHouse server = EmbeddedClickHouse.start(0, 0, home.resolve("clickhouse"), log)) {
            assertThat(status(server.url(), "SELECT 1")).isEqualTo(200);
            assertThat(status(server.url(), "SELECT nonsense")).isEqualTo(404);
        }

        assertThat(Files.readString(log))
                .contains("<Error>", "nonsense")
                .doesNotContain("<Trace>", "<Debug>", "<Information>");
    }

    @Test
    void whatIsADayOldBecomesOnePart() throws Exception {
        try (EmbeddedClickHouse server =
                EmbeddedClickHouse.start(0, 0, home.resolve("clickhouse"), home.resolve("clickhouse.log"))) {
            new ClickHouseSetup(server.url(), ClickHouseSetup.Layout.SINGLE).createAll();
            assertThat(answer(
                            server.url(), "SELECT create_table_query FROM system.tables WHERE name = 'price_history'"))
                    .contains("min_age_to_force_merge_seconds = 86400")
                    // a year that is written to counts, too
                    .doesNotContain("min_age_to_force_merge_on_partition_only = 1");
            assertThat(status(
                            server.url(),
                            "ALTER TABLE bitebudget.price_history MODIFY SETTING min_age_to_force_merge_seconds = 1"))
                    .isEqualTo(200);
            for (int day = 1; day <= 3; day++) {
                assertThat(status(
                                server.url(),
                                "INSERT INTO bitebudget.price_history (store, product, occurred_at) VALUES ('a', 'b', '2024-01-0"
                                        + day + "')"))
                        .isEqualTo(200);
            }

            await().atMost(MERGED_WITHIN).until(() -> answer(
                            server.url(), "SELECT count() FROM system.parts WHERE active AND table = 'price_history'")
                    .equals("1"));
        }
    }

    private static int status(URI server, String sql) throws Exception {
        return ask(server, sql).statusCode();
    }

    private static String answer(URI server, String sql) throws Exception {
        return ask(server, sql).body().strip();
    }

    private static HttpResponse<String> ask(URI server, String sql) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server)
                                .POST(HttpRequest.BodyPublishers.ofString(sql))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
