package org.bitebudget.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bitebudget.gateway.connector.StoreServer.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConnectorsCommandTest {

    private static final String FILE = """
            store: Test
            currency: EUR
            request:
              url: %s/items?p={page}
              private_host: true
            paging:
              by: page
            answer:
              format: json
              items: $.items[*]
            fields:
              product_id: $.id
              product_name: $.name
              size: $.size
              price: $.price
            schedule:
              every: PT6H
            """;

    @TempDir
    Path directory;

    private record Said(int exitCode, String out, String err) {}

    @Test
    void checkNamesFileAndLineOfAllFaults() throws Exception {
        Path good = Files.writeString(directory.resolve("good.yaml"), FILE.formatted("http://localhost"));
        Path bad = Files.writeString(
                directory.resolve("bad.yaml"),
                FILE.formatted("http://localhost")
                        .replace("by: page", "by: magic")
                        .replace("PT6H", "often"));

        assertThat(run("check", good.toString()).exitCode()).isZero();
        Said said = run("check", good.toString(), bad.toString());

        assertThat(said.exitCode()).isEqualTo(4);
        assertThat(said.out().lines().filter(line -> line.contains("bad.yaml")))
                .containsExactly(
                        bad + ":7: paging.by: expected page, offset, cursor, link, next_url or none",
                        bad + ":17: schedule.every: 'often' is not a time span above zero such as PT5S or PT6H");
        assertThat(run("check", directory.resolve("none.yaml").toString()).exitCode())
                .isEqualTo(2);
        assertThat(run().exitCode()).isEqualTo(2);
    }

    @Test
    void checkTellsJsonToPrograms() throws Exception {
        Path bad = Files.writeString(directory.resolve("bad.yaml"), "store: Test\n");

        JsonNode verdict = new ObjectMapper()
                .readTree(run("check", "--json", bad.toString()).out());

        assertThat(verdict.get("file").asText()).isEqualTo(bad.toString());
        assertThat(verdict.get("faults").findValuesAsText("where")).contains("request", "answer", "fields", "schedule");
    }

    @Test
    void tryFetchesOnePageAndShowsItsRows() throws Exception {
        try (StoreServer store = new StoreServer()) {
            store.answers(ask -> Reply.of(
                    200,
                    "{\"items\":[{\"id\":\"%s\",\"name\":\"Tea\",\"size\":\"100 g\",\"price\":1.50},{\"id\":\"x\",\"name\":\"Salt\",\"price\":-1}]}"
                            .formatted(ask.parameter("p"))));
            Path file = Files.writeString(directory.resolve("test.yaml"), FILE.formatted(store.address()));

            Said said = run("try", file.toString());

            assertThat(said.exitCode()).as(said.err()).isZero();
            JsonNode row = new ObjectMapper().readTree(said.out());
            assertThat(row.get("product_id").asText()).isEqualTo("1");
            assertThat(row.get("price").asText()).isEqualTo("1.50 EUR");
            assertThat(row.get("in_stock").asBoolean()).isTrue();
            assertThat(said.err())
                    .contains("refused: item 2 /price")
                    .contains("pages 1, requests 1, rows 2, refused 1");
            assertThat(store.asked()).hasSize(1);
        }
    }

    @Test
    void tryFailsWhereNothingCanBeHad() throws Exception {
        try (StoreServer store = new StoreServer()) {
            Path file = Files.writeString(directory.resolve("test.yaml"), FILE.formatted(store.address()));

            Said said = run("try", file.toString());

            assertThat(said.exitCode()).isEqualTo(1);
            assertThat(said.err()).contains("page 1: the store answers 404");
        }
    }

    private static Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new ConnectorsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Said(exitCode, out.toString(), err.toString());
    }
}
