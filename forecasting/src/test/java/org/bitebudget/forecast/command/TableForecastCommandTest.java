package org.bitebudget.forecast.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TableForecastCommandTest {
    private static final String[] COLUMNS = {"--id", "shop,item", "--time", "week", "--value", "sold"};

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void roundsMoveTheOriginAndLeaveTheGapOut() throws IOException {
        // Given two items over forty weeks with their prices
        StringBuilder text = new StringBuilder("shop,item,week,sold,price\n");
        for (int week = 1; week <= 40; week++) {
            text.append("1,milk,%d,%d,%s%n".formatted(week, 20 + week % 5, week % 3 == 0 ? "0.8" : "1.0"));
            text.append("1,salt,%d,%d,0.5%n".formatted(week, 3 + week % 2));
        }
        Path train = Files.writeString(directory.resolve("sold.csv"), text);

        // When two rounds of two weeks are forecast, one week after the last known one
        int code = run(
                train,
                "--known",
                "price",
                "--last-known",
                "34",
                "--gap",
                "1",
                "--horizon",
                "2",
                "--rounds",
                "2",
                "--round-step",
                "2",
                "--error",
                "MAPE");

        // Then there is a line for each round, item and week
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        List<String> lines = Files.readAllLines(directory.resolve("out.csv"));
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0)).isEqualTo("round,shop,item,week,sold");
        assertThat(lines.get(1)).startsWith("0,1,milk,36,");
        assertThat(lines.get(8)).startsWith("1,1,salt,39,");
    }

    @Test
    void regressionsFollowThePriceThatIsKnown() throws IOException {
        // Given demand of fifty less ten times the price, over thirty days, and the price of five more
        StringBuilder text = new StringBuilder("shop,item,week,sold,price\n");
        LocalDate first = LocalDate.of(2024, 3, 1);
        for (int day = 0; day < 35; day++) {
            int price = 1 + day * day % 4;
            text.append("1,milk,%s,%s,%d%n".formatted(first.plusDays(day), day < 30 ? 50 - 10 * price : "", price));
        }
        Path train = Files.writeString(directory.resolve("days.csv"), text);

        // When it is forecast, then it follows the price
        for (String model : List.of("prophet", "linear")) {
            assertThat(run(train, "--known", "price", "--horizon", "5", "--season", "7", "--model", model))
                    .isZero();
            List<String> lines = Files.readAllLines(directory.resolve("out.csv"));
            for (int h = 0; h < 5; h++) {
                double forecast = Double.parseDouble(lines.get(1 + h).split(",", -1)[4]);
                assertThat(forecast).isCloseTo(50 - 10 * (1 + (30 + h) * (30 + h) % 4), within(3.0));
            }
        }
        assertThat(run(train, "--known", "price", "--horizon", "5", "--model", "oracle"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no model is called oracle; there are", "boosting", "theta");
    }

    @Test
    void everyMethodCanBeAskedAndOnlyThoseThatSeeThePriceFollowIt() throws IOException {
        // Given twenty items that sell three times as much at half the price, which all have in the last week
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("shop,item,week,sold,price\n");
        for (int item = 0; item < 20; item++) {
            for (int week = 1; week <= 90; week++) {
                boolean cheap = week == 90 || random.nextInt(4) == 0;
                double sold = (10 + item) * (cheap ? 3 : 1) * Math.exp(0.05 * random.nextGaussian());
                text.append("1,%d,%d,%.2f,%s%n".formatted(item, week, sold, cheap ? "0.5" : "1"));
            }
        }
        Path train = Files.writeString(directory.resolve("cheap.csv"), text);

        // When the last week is forecast by trees alone, and by a method of the other form
        String[] words = {"--known", "price", "--horizon", "1", "--last-known", "89", "--json"};
        double boosted = forecastOfFirst(train, concat(words, "--model", "boosting"));
        double local = forecastOfFirst(train, concat(words, "--model", "theta"));

        // Then only trees know of the price, and their intervals are the better ones
        assertThat(boosted).isBetween(22.0, 38.0);
        assertThat(local).isLessThan(22);
        double[] msis = out.toString()
                .lines()
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".*msis\":([0-9.]+).*", "$1")))
                .toArray();
        assertThat(msis[0]).isPositive().isLessThan(msis[1]);
    }

    private double forecastOfFirst(Path train, String... words) throws IOException {
        String intervals = directory.resolve("intervals.csv").toString();
        assertThat(run(train, concat(words, "--intervals", intervals))).isZero();
        String line = Files.readAllLines(directory.resolve("out.csv")).get(1);
        return Double.parseDouble(line.split(",", -1)[4]);
    }

    @Test
    void aTimeThatIsGivenTwiceIsRefused() throws IOException {
        Path train = Files.writeString(
                directory.resolve("twice.csv"), "shop,item,week,sold\n1,milk,1,5\n1,milk,2,5\n1,milk,2,6\n");
        assertThat(run(train, "--horizon", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("line 4", "1,milk has time 2 twice");
    }

    @Test
    void missingColumnsAndWhatIsNoFigureAreNamed() throws IOException {
        Path train = Files.writeString(directory.resolve("bad.csv"), "shop,item,week,sold\n1,milk,1,many\n");
        assertThat(run(train, "--horizon", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("bad.csv, line 2: column sold: many is no number");
        assertThat(run(train, "--horizon", "1", "--known", "price")).isEqualTo(1);
        assertThat(err.toString()).contains("has no column price");
        Path dates = Files.writeString(directory.resolve("dates.csv"), "shop,item,week,sold\n1,milk,2024-13-01,1\n");
        assertThat(run(dates, "--horizon", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("dates.csv, line 2: 2024-13-01 is neither a whole number nor a date");
        Path few = Files.writeString(directory.resolve("few.csv"), "shop,item,week,sold\n1,milk,1,1\n1,milk,2\n");
        assertThat(run(few, "--horizon", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("few.csv, line 3: 3 cells, but the header has 4");
        Path good = Files.writeString(directory.resolve("good.csv"), "shop,item,week,sold\n1,milk,1,1\n");
        Path calendar = Files.writeString(directory.resolve("calendar.csv"), "week,event\n1,a\n2,\n2,b\n");
        assertThat(run(good, "--horizon", "1", "--calendar", calendar.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("calendar.csv, line 4: time 2 appears twice");
    }

    @Test
    void whatIsKnownHasToReachAsFarAsTheForecast() throws IOException {
        Path train = Files.writeString(
                directory.resolve("short.csv"),
                "shop,item,week,sold,price\n1,milk,1,5,1\n1,milk,2,5,1\n1,milk,3,5,1\n");
        assertThat(run(train, "--horizon", "2", "--known", "price")).isEqualTo(2);
        assertThat(err.toString()).contains("what is known has to be given for the forecast steps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RMSE", "MAPE"})
    void intervalsHoldAboutWhatTheyPromise(String error) throws IOException {
        // Given thirty items over 120 days, of which the last seven are held back
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("shop,item,week,sold\n");
        for (int item = 0; item < 30; item++) {
            for (int day = 0; day < 120; day++) {
                double sold = (20 + item) * (1 + 0.2 * (day % 7)) * Math.exp(0.2 * random.nextGaussian());
                text.append("1,%d,%d,%.3f%n".formatted(item, day, sold));
            }
        }
        Path train = Files.writeString(directory.resolve("noisy.csv"), text);
        Path intervals = directory.resolve("intervals.csv");

        // When they are forecast with intervals
        String[] words = {"--horizon", "7", "--season", "7", "--last-known", "112", "--error", error};
        assertThat(run(train, words)).isZero();
        List<String> plain = Files.readAllLines(directory.resolve("out.csv"));
        assertThat(run(train, concat(words, "--intervals", intervals.toString(), "--json")))
                .isZero();

        // Then the forecasts are the same, there is a line for each step and coverage around them, and the shares
        // inside are said
        assertThat(Files.readAllLines(directory.resolve("out.csv"))).isEqualTo(plain);
        List<String> lines = Files.readAllLines(intervals);
        assertThat(lines.get(0)).isEqualTo("round,shop,item,week,coverage,lower,upper");
        assertThat(lines).hasSize(1 + 2 * 30 * 7);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            double mean = Double.parseDouble(plain.get((i + 1) / 2).split(",", -1)[4]);
            assertThat(mean).isBetween(Double.parseDouble(cells[5]), Double.parseDouble(cells[6]));
        }
        String said = out.toString().lines().reduce((a, b) -> b).orElseThrow();
        assertThat(said).startsWith("{\"lines\":210,\"observed\":210,");
        assertThat(Double.parseDouble(said.replaceAll(".*coverage80\":([0-9.]+).*", "$1")))
                .isBetween(0.7, 0.93);
        assertThat(Double.parseDouble(said.replaceAll(".*coverage95\":([0-9.]+).*", "$1")))
                .isBetween(0.9, 1.0);
    }

    @Test
    void aSeriesOfOnePointGoesOn() throws IOException {
        Path train = Files.writeString(directory.resolve("one.csv"), "shop,item,week,sold\n1,milk,1,5\n");
        assertThat(run(
                        train,
                        "--horizon",
                        "2",
                        "--intervals",
                        directory.resolve("i.csv").toString()))
                .isZero();
        assertThat(Files.readAllLines(directory.resolve("out.csv")))
                .containsExactly("round,shop,item,week,sold", "0,1,milk,2,5.0", "0,1,milk,3,5.0");
    }

    @Test
    void timesOfTheOtherFormAreRefused() throws IOException {
        Path train = Files.writeString(directory.resolve("few.csv"), "shop,item,week,sold\n1,milk,1,5\n1,milk,2,5\n");
        assertThat(run(train, "--horizon", "1", "--newest", "2024-05-31", "--holidays", "DE"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--newest, --step and --holidays are for a file with a line for each series");
        assertThat(directory.resolve("out.csv")).doesNotExist();
    }

    private static String[] concat(String[] words, String... more) {
        return Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private int run(Path train, String... more) {
        String[] words = {
            "--train", train.toString(), "--out", directory.resolve("out.csv").toString()
        };
        String[] all = concat(concat(words, COLUMNS), more);
        return new CommandLine(new ForecastCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
