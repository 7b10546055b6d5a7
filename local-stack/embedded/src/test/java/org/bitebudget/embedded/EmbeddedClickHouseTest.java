package org.bitebudget.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClickHouseTest {

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

    private static int status(URI server, String sql) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server)
                                .POST(HttpRequest.BodyPublishers.ofString(sql))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
