package org.bitebudget.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.Experiment;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.ml.registry.PriceDaily;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.JobSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The network is trained on the prices that a running ClickHouse holds, for a drift of the errors that it holds. */
class TrainInstalledTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-06-01T03:00:00Z"), ZoneOffset.UTC);
    private static final int PRODUCTS = 20;
    private static final int DAYS = 100;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ModelRegistry registry;
    private String champion;

    /** A champion of its own, trained when the year began. */
    @BeforeEach
    void champion() throws Exception {
        registry = ModelRegistry.at(folder);
        Artefact artefact = Artefact.trained(
                ModelKind.LSTM,
                UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8),
                new Artefact.Origin(
                        1, Instant.parse("2026-01-01T00:00:00Z"), "a test", "ab", Map.of(), Map.of(), Map.of()));
        registry.add(artefact);
        champion = artefact.metadata().version();
        registry.promote(ModelKind.LSTM, champion);
    }

    @Test
    void aDriftTrainsTheNetworkOnceAndPutsItOnTrial() throws Exception {
        // Given prices, and a champion that became three times as wrong after forty days
        prices("drift-" + champion);
        errors(day -> day < 40 ? 1 : 3);

        // When the command runs
        assertThat(run("--if-drifted", "--series", Integer.toString(PRODUCTS)))
                .as(err.toString())
                .isZero();

        // Then a network has learnt from the installation's prices and is on trial, and the champion stays
        assertThat(err.toString()).contains("a drift since 2026-02-2").contains("is on trial on 10 % of the series");
        List<ModelMetadata> versions = registry.versions(ModelKind.LSTM);
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).trainedOn())
                .isEqualTo(PRODUCTS + " price series of the installation, 2025-04-27 to 2026-05-31");
        assertThat(versions.get(0).metrics().get("trainingWindows")).isGreaterThan(64);
        Aliases aliases = registry.aliases(ModelKind.LSTM);
        assertThat(aliases.champion()).isEqualTo(champion);
        assertThat(aliases.experiment().map(Experiment::challenger))
                .contains(versions.get(0).version());

        // And while the trial runs, and after it was lost, the same drift is no reason to train again
        assertThat(run("--if-drifted")).isZero();
        assertThat(err.toString()).contains("nothing is trained until it is promoted or withdrawn");
        registry.change(ModelKind.LSTM, Aliases::withdraw);
        assertThat(run("--if-drifted")).isZero();
        assertThat(err.toString()).contains("too little has come true");
        assertThat(registry.versions(ModelKind.LSTM)).hasSize(2);
    }

    @Test
    void whatRestsInQuarantineTeachesNothing() throws Exception {
        // Given prices of which one, a hundred times as high, rests in quarantine
        String store = "cents-" + champion;
        prices(store);
        STACK.query(
                "INSERT INTO bitebudget.price_history (store, product, occurred_at, observation_id, price_minor, currency,"
                        + " local_date, revision, is_deleted) VALUES"
                        + " ('%s','p0','2026-02-10 11:00:00','cents',20000,'EUR','2026-02-10',1,0)".formatted(store));
        STACK.query(
                "INSERT INTO bitebudget.price_quarantine VALUES ('%s','p0','cents',1,'p0','2026-02-10 11:00:00',20000,200,'EUR','implausible-jump',0,'2026-02-10 11:00:00')"
                        .formatted(store));
        refreshDays();

        List<PriceTrack> tracks = new PriceDaily(JobSettings.from(settings()))
                .tracks(FIRST_DAY, FIRST_DAY.plusDays(DAYS), DAYS - 1, 1000);

        assertThat(tracks).hasSizeGreaterThanOrEqualTo(PRODUCTS).allSatisfy(track -> assertThat(
                        IntStream.range(0, track.size()).mapToDouble(track::priceAt))
                .noneMatch(price -> price > 10_000));
    }

    @Test
    void withoutADriftNothingIsTrained() throws Exception {
        errors(day -> 1 + 0.2 * (day % 3));

        assertThat(run("--if-drifted")).isZero();

        assertThat(err.toString())
                .contains("errors of " + champion + " on 66 days were 1.0")
                .contains("no drift");
        assertThat(registry.versions(ModelKind.LSTM)).hasSize(1);
        assertThat(registry.aliases(ModelKind.LSTM).experiment()).isEmpty();
    }

    @Test
    void forecastsFromBeforeTheNewestVersionSayNothingOfIt() throws Exception {
        // Given a drift, and a version trained after it from a file
        errors(day -> day < 40 ? 1 : 3);
        registry.add(Artefact.trained(
                ModelKind.LSTM,
                "later".getBytes(StandardCharsets.UTF_8),
                new Artefact.Origin(
                        1, Instant.parse("2026-05-01T00:00:00Z"), "a file", "ab", Map.of(), Map.of(), Map.of())));

        assertThat(run("--if-drifted")).isZero();
        assertThat(err.toString()).contains("too little has come true");
        assertThat(registry.versions(ModelKind.LSTM)).hasSize(2);
    }

    @Test
    void anInstallationWithoutPricesTeachesNothing() {
        Clock longAgo = Clock.fixed(Instant.parse("1999-01-01T00:00:00Z"), ZoneOffset.UTC);

        assertThat(run(settings(), longAgo)).isEqualTo(1);
        assertThat(err.toString()).contains("nothing was trained: training needs at least 64 windows");
    }

    @Test
    void aClickHouseThatDoesntAnswerIsUnreachable() {
        Settings nowhere = Settings.of(Map.of("BITEBUDGET_CLICKHOUSE", "http://localhost:1"));

        assertThat(run(nowhere, TODAY)).isEqualTo(3);
        assertThat(run(nowhere, TODAY, "--if-drifted")).isEqualTo(3);
        assertThat(err.toString()).contains("nothing was trained: ClickHouse at http://localhost:1 doesn't answer");
    }

    @Test
    void aDriftOfTheInstallationIsNoReasonToLearnFromAFile() {
        assertThat(run("--if-drifted", "--generate", "10")).isEqualTo(2);
        assertThat(run("--series", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("leave out --data and --generate").contains("--series must be at least 1");
    }

    /** Products that are cheaper every second week. */
    private static void prices(String store) {
        List<String> rows = new ArrayList<>();
        for (int product = 0; product < PRODUCTS; product++) {
            for (int day = 0; day < DAYS; day++) {
                LocalDate date = FIRST_DAY.plusDays(day);
                boolean promo = (day / 7 + product) % 2 == 0;
                rows.add("('%s','p%d','%s 10:00:00','o%d-%d',%d,'EUR','%s','%s',1,0)"
                        .formatted(store, product, date, product, day, promo ? 150 : 200, date, promo ? "-25 %" : ""));
            }
        }
        STACK.query(
                "INSERT INTO bitebudget.price_history (store, product, occurred_at, observation_id, price_minor, currency,"
                        + " local_date, promo, revision, is_deleted) VALUES " + String.join(",", rows));
        refreshDays();
    }

    private static void refreshDays() {
        STACK.query("SYSTEM REFRESH VIEW bitebudget.price_daily");
        STACK.query("SYSTEM WAIT VIEW bitebudget.price_daily");
    }

    /** How wrong the champion was a day ahead, of thirty series on each of eighty days. */
    private void errors(IntToDoubleFunction error) {
        List<String> rows = new ArrayList<>();
        for (int series = 0; series < 30; series++) {
            for (int day = 0; day < 80; day++) {
                rows.add("('price|%s|%d','lstm','%s','ASE','%s',1,%s,1,1,0)"
                        .formatted(champion, series, champion, FIRST_DAY.plusDays(day), error.applyAsDouble(day)));
            }
        }
        STACK.query("INSERT INTO bitebudget.ml_model_metrics VALUES " + String.join(",", rows));
    }

    private static Settings settings() {
        return Settings.of(Map.of("BITEBUDGET_CLICKHOUSE", STACK.clickHouse().toString()));
    }

    private int run(String... arguments) {
        return run(settings(), TODAY, arguments);
    }

    private int run(Settings settings, Clock clock, String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of(
                "--epochs", "1", "--stride", "7", "--models", folder.toString(), "--cache", Networks.CACHE.toString()));
        return new CommandLine(new TrainLstmCommand(settings, clock))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }
}
