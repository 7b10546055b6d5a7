package org.bitebudget.forecast.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        Path packed = Files.write(directory.resolve("train.csv.xz"), packed("id,1,2\nx,3,4\n"));

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
        assertThat(err.toString()).contains("oracle").contains("ensemble").contains("boosting");
    }

    @Test
    void whatIsNoNumberIsNamed() throws IOException {
        Path train = write("train.csv", "id,1,2\na,5,x\n");

        assertThat(run("--train", train, "--horizon", 1, "--out", directory.resolve("o")))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("train.csv, line 2: series a, column 3: x is no number; what wasn't observed is left empty");
    }

    @Test
    void filesWithoutSeriesOrCutOffAreRefusedByName() throws IOException {
        Path o = directory.resolve("o.csv");
        assertThat(run("--train", write("none.csv", "id,1\n"), "--horizon", 1, "--out", o))
                .isEqualTo(1);
        assertThat(err.toString()).contains("none.csv has no series: after a header each line is id,value,value…");

        byte[] packed = packed("id,1,2\n" + "x,3,4\n".repeat(50));
        Path cut = Files.write(directory.resolve("cut.csv.xz"), Arrays.copyOf(packed, packed.length / 2));
        assertThat(run("--train", cut, "--horizon", 1, "--out", o)).isEqualTo(1);
        assertThat(err.toString()).contains("cut.csv.xz can't be read");
        Path plain = write("plain.csv.xz", "id,1,2,3,4,5\na,1,2,3,4,5\n");
        assertThat(run("--train", plain, "--horizon", 1, "--out", o)).isEqualTo(1);
        assertThat(err.toString()).contains("plain.csv.xz can't be read: Input is not in the XZ format");
        assertThat(o).doesNotExist();
    }

    @Test
    void treesForecastAFileWithIntervals() throws IOException {
        // Given noisy series, each high on every fourth step
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("id\n");
        for (int i = 1; i <= 6; i++) {
            text.append('s').append(i);
            for (int t = 0; t < 80; t++) {
                text.append(',').append(i * (t % 4 == 3 ? 30 : 10) + random.nextGaussian());
            }
            text.append('\n');
        }
        Path o = directory.resolve("o.csv");
        Path intervals = directory.resolve("intervals.csv");

        // When boosting alone is asked
        int code = run(
                "--train",
                write("train.csv", text.toString()),
                "--horizon",
                4,
                "--season",
                4,
                "--model",
                "boosting",
                "--out",
                o,
                "--intervals",
                intervals);

        // Then the fourth step is the high one, within intervals
        assertThat(code).isZero();
        assertThat(out.toString()).contains("model boosting");
        double[] forecast = SeriesCsv.read(o).get("s3");
        assertThat(forecast[3]).isBetween(75.0, 105.0);
        assertThat(forecast[0]).isBetween(20.0, 45.0);
        assertThat(Files.readAllLines(intervals)).hasSize(1 + 6 * 4);
    }

    @Test
    void whatIsNoFiniteNumberIsAGapAndReturnsMayBeNegative() throws IOException {
        // Given cells that say NaN, Infinity and NA, more returned than sold, and months without anything at the end
        String stopped = "4,5,6,5" + ",NA".repeat(90);
        Path train = write(
                "train.csv", "id,1,2,3,4\na,5,NaN,7,7\nb,5,Infinity,-Infinity,9\nc,-2,-3,NA,-2\nd," + stopped + "\n");

        assertThat(run("--train", train, "--horizon", 2, "--model", "naive", "--out", directory.resolve("o.csv")))
                .isZero();

        Map<String, double[]> forecasts = SeriesCsv.read(directory.resolve("o.csv"));
        assertThat(forecasts.get("a")).containsExactly(7, 7);
        assertThat(forecasts.get("b")).containsExactly(9, 9);
        assertThat(forecasts.get("c")).containsExactly(-2, -2);
        assertThat(forecasts.get("d")).containsExactly(5, 5);
    }

    @Test
    void whatIsMissingAtTheEndOfALineIsNoPartOfTheSeries() throws IOException {
        Path train = write("train.csv", "id,1,2,3,4\na,1,2,,\nb,1,2,NA,NA\nc,1,2,NaN,NaN\nd,1,NaN,3,NaN\n");
        Map<String, double[]> series = SeriesCsv.read(train);
        for (String id : List.of("a", "b", "c")) {
            assertThat(series.get(id)).containsExactly(1, 2);
        }
        assertThat(series.get("d")).containsExactly(1, Double.NaN, 3);
    }

    @Test
    void anIdThatIsGivenTwiceIsRefused() throws IOException {
        Path train = write("train.csv", "id,1,2\na,1,2\nb,1,2\na,3,4\n");
        Path o = directory.resolve("o.csv");
        assertThat(run("--train", train, "--horizon", 1, "--out", o)).isEqualTo(1);
        assertThat(err.toString()).contains("line 4: series a appears twice");
        assertThat(o).doesNotExist();
    }

    @Test
    void timesThatMakeNoSenseAreRefused() throws IOException {
        Path train = write("train.csv", "id,1,2\na,5,6\n");
        Path o = directory.resolve("o.csv");

        assertThat(run("--train", train, "--horizon", 1, "--out", o, "--newest", "yesterday"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--newest is a date such as 2024-05-31 but not yesterday");
        assertThat(run("--train", train, "--horizon", 1, "--out", o, "--newest", "2024-05-31", "--step", "year"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("hour, day, week or month but not year");
        assertThat(run("--train", train, "--horizon", 1, "--out", o, "--newest", "2024-05-31", "--holidays", "xx"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("the holidays of \"xx\" aren't known");
        assertThat(o).doesNotExist();
    }

    @Test
    void daysBeforeChristmasAreForecastWithItsHoliday() throws IOException {
        // Given three years of days, a tenth of the sales on each Christmas Day
        StringBuilder text = new StringBuilder("id\na");
        LocalDate newest = LocalDate.of(2023, 12, 24);
        for (LocalDate day = LocalDate.of(2021, 1, 1); !day.isAfter(newest); day = day.plusDays(1)) {
            text.append(',').append(day.getMonthValue() == 12 && day.getDayOfMonth() == 25 ? 10 : 100);
        }
        Path train = write("train.csv", text + "\n");
        Path o = directory.resolve("o.csv");

        for (String model : List.of("prophet", "linear")) {
            // When the next two days are forecast with the holidays of Germany
            int code = run(
                    "--train",
                    train,
                    "--horizon",
                    2,
                    "--season",
                    7,
                    "--model",
                    model,
                    "--out",
                    o,
                    "--newest",
                    newest,
                    "--holidays",
                    "DE");

            // Then the first is Christmas Day
            assertThat(code).isZero();
            double[] forecast = SeriesCsv.read(o).get("a");
            assertThat(forecast[0]).isBetween(5.0, 40.0);
        }
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (XZOutputStream bytes = new XZOutputStream(packed, new LZMA2Options())) {
            bytes.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
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
