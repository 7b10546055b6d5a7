package org.bitebudget.forecast.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bitebudget.forecast.csv.SeriesCsv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import picocli.CommandLine;

class ForecastCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void rowsOfUnequalLengthAreForecastInTheirOrder() throws IOException {
        // Given series of unequal length with empty cells at their ends and a gap within
        Path train = write("train.csv", "V1,V2,V3,V4,V5\n\"b\",1,2,,\n\"a\",5,,7,8\n");

        // When they are forecast
        int code = run("--train", train, "--horizon", 2, "--model", "naive", "--out", directory.resolve("out.csv"));

        // Then each has its row, in the same form
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(Files.readString(directory.resolve("out.csv"))).isEqualTo("id,F1,F2\nb,2.0,2.0\na,8.0,8.0\n");
    }

    @Test
    void packedFilesAreReadDirectly() throws IOException {
        Path packed = directory.resolve("train.csv.xz");
        try (XZOutputStream bytes = new XZOutputStream(Files.newOutputStream(packed), new LZMA2Options())) {
            bytes.write("id,1,2\nx,3,4\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        assertThat(run("--train", packed, "--horizon", 1, "--model", "drift", "--out", directory.resolve("o.csv")))
                .isZero();
        assertThat(SeriesCsv.read(directory.resolve("o.csv")).get("x")).containsExactly(5);
    }

    @Test
    void horizonsThatMakeNoSenseAreRefusedWithTheLimit() throws IOException {
        Path train = write("train.csv", "id,1\na,5\n");

        assertThat(run("--train", train, "--horizon", 0, "--out", directory.resolve("o")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("within 1 and 1000");
        assertThat(run("--train", train, "--horizon", 1001, "--out", directory.resolve("o")))
                .isEqualTo(2);
        assertThat(run("--train", train, "--horizon", 71, "--season", 7, "--out", directory.resolve("o")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("within 10 cycles, that is 70");
        assertThat(directory.resolve("o")).doesNotExist();
    }

    @Test
    void anUnknownModelIsRefusedWithTheKnownOnes() throws IOException {
        Path train = write("train.csv", "id,1\na,5\n");

        assertThat(run("--train", train, "--horizon", 1, "--model", "oracle", "--out", directory.resolve("o")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("oracle").contains("ensemble").contains("snaive");
    }

    @Test
    void whatIsNoNumberIsNamed() throws IOException {
        Path train = write("train.csv", "id,1,2\na,5,x\n");

        assertThat(run("--train", train, "--horizon", 1, "--out", directory.resolve("o")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("series a").contains("x is no number");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private int run(Object... arguments) {
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        return new CommandLine(new ForecastCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
