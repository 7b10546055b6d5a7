package org.bitebudget.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RecommendCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyShopperGetsALineWithUsersAndItemsAsTheyCame() throws IOException {
        // Given shoppers with numbers and texts for names
        Path file = write("""
                {"user":1,"history":[["milk","bread"],["milk"]],"next":["milk"]}
                {"user":"x","history":[["milk",7],["milk"]],"next":null}
                """);

        // When items are recommended by habit and demand
        int code = run("--baskets", file, "--model", "habit", "--top", 2, "--out", directory.resolve("o"));

        // Then habit and demand agree on milk
        assertThat(code).isZero();
        assertThat(Files.readAllLines(directory.resolve("o")))
                .containsExactly(
                        "{\"user\":1,\"items\":[\"milk\",\"bread\"]}", "{\"user\":\"x\",\"items\":[\"milk\",7]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"user\":1,\"history\":[[1]]}↵{\"user\":1,\"history\":[[1]]}|line 2: user 1 appears twice",
                "{\"history\":[[1]]}|line 1: \"user\" must be a number or a text",
                "{\"user\":1,\"history\":3}|line 1: \"history\" must be a list of baskets",
                "{\"user\":1,\"history\":[3]}|line 1: \"history\" must hold lists of items",
                "{\"user\":1,\"history\":[[null]]}|an item must be a number or a text, not null",
                "{\"user\":1|line 1: no JSON",
                "↵|has no shoppers",
                "{\"user\":1,\"history\":[[1]]}|nobody has bought twice"
            })
    void whatCantBeReadIsRefusedWithItsLine(String lines, String reason) throws IOException {
        Path file = write(lines.replace('↵', '\n'));

        assertThat(run("--baskets", file, "--out", directory.resolve("o"))).isEqualTo(1);
        assertThat(err.toString()).contains(reason);
        assertThat(directory.resolve("o")).doesNotExist();
    }

    @Test
    void countsThatMakeNoSenseAreRefusedWithTheLimit() throws IOException {
        Path file = write("{\"user\":1,\"history\":[[1]]}");

        assertThat(run("--baskets", file, "--top", 0, "--out", directory.resolve("o")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("within 1 and 1000");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("baskets.ndjson"), text);
    }

    private int run(Object... arguments) {
        CommandLine command = new CommandLine(new RecommendCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return command.execute(texts);
    }
}
