package org.bitebudget.ml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.ml.domain.experiment.TakenShare;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Arm;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.Experiment;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.ml.registry.TakenShares;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.JobSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is compared lies in the tables of a running ClickHouse. */
class CompareModelsCommandTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ModelRegistry registry;

    @BeforeEach
    void opens() {
        registry = ModelRegistry.at(folder);
    }

    @Test
    void aNetworkWithSmallerErrorsOnTheSameForecastsIsPromoted() throws Exception {
        // Given a trial, and scores of both networks on the same forecasts of 120 days
        String series = "price|" + folder.getFileName() + "|";
        Experiment trial = networkTrial();
        String champion =
                registry.artefact(ModelKind.LSTM, Aliases.BUILT_IN).metadata().version();
        List<String> rows = new ArrayList<>();
        for (int day = 0; day < 120; day++) {
            for (int horizon : new int[] {1, 7}) {
                rows.add(score(series + "a", champion, day, horizon, 1.0 + 0.1 * (day % 3), 1));
                rows.add(score(series + "a", trial.challenger(), day, horizon, 0.5, 1));
            }
        }
        // and what is no pair: a forecast of the champion alone, one from before the trial, and a revised score
        rows.add(score(series + "b", champion, 3, 1, 99, 1));
        rows.add(score(series + "c", champion, -1, 1, 99, 1));
        rows.add(score(series + "c", trial.challenger(), -1, 1, 0, 1));
        rows.add(score(series + "a", champion, 0, 1, 1.0, 2));
        insert("ml_model_metrics", rows);

        // When they are compared
        assertThat(run("lstm", "--json", "--act")).isZero();

        // Then exactly the pairs count, and the challenger is champion
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("series").asInt()).isEqualTo(1);
        assertThat(json.path("horizons")).hasSize(2);
        assertThat(json.path("horizons").get(0).path("pairs").asInt()).isEqualTo(120);
        assertThat(json.path("horizons").get(0).path("champion").asDouble()).isEqualTo(1.1);
        assertThat(json.path("horizons").get(0).path("challenger").asDouble()).isEqualTo(0.5);
        assertThat(json.path("evidenceForChallenger").asDouble()).isGreaterThan(20);
        assertThat(json.path("verdict").asText()).isEqualTo("PROMOTE");
        assertThat(registry.aliases(ModelKind.LSTM).champion()).isEqualTo(trial.challenger());
    }

    @Test
    void forecastsThatHaveNotComeDueCantBeComparedYet() throws Exception {
        networkTrial();

        assertThat(run("lstm")).isEqualTo(1);
        assertThat(err.toString()).contains("no forecast of both built-in and");
    }

    @Test
    void aRecommenderWhoseProductsAreTakenMoreOftenIsPromoted() throws Exception {
        // Given a trial with half of 400 households each, of whose products a tenth and three tenths are taken
        Experiment trial = recommenderTrial();
        moreIsTakenOfTheChallengers(trial);

        // Then the verdict says so, for people and for programs, and is acted on
        assertThat(run("recommender")).isZero();
        assertThat(out.toString())
                .contains("on 50 % of the households since 2026-01-05")
                .containsPattern("champion +200 +2000 +200 +0[.,]1000")
                .containsPattern("challenger +200 +2000 +600 +0[.,]3000")
                .contains("The challenger is better");
        out.getBuffer().setLength(0);
        assertThat(run("recommender", "--json", "--act")).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("challengerTaken").path("households").asInt()).isEqualTo(200);
        assertThat(json.path("alwaysValidP").asDouble()).isLessThan(0.05);
        assertThat(registry.aliases(ModelKind.RECOMMENDER).champion()).isEqualTo(trial.challenger());
    }

    @Test
    void aBetterChallengerThatIsNoLongerWholeIsNotPromoted() throws Exception {
        // Given a challenger that won, and whose bytes were cut off since
        Experiment trial = recommenderTrial();
        moreIsTakenOfTheChallengers(trial);
        Path bytes =
                registry.directory(ModelKind.RECOMMENDER, trial.challenger()).resolve("artefact.bin");
        Files.write(bytes, Arrays.copyOf(Files.readAllBytes(bytes), 3));

        // When the verdict is to be acted on
        assertThat(run("recommender", "--act")).isEqualTo(1);

        // Then the champion stays, and why is said
        assertThat(err.toString()).contains("truncated").contains("built-in stays champion");
        assertThat(registry.aliases(ModelKind.RECOMMENDER).champion()).isEqualTo(Aliases.BUILT_IN);
    }

    private static void moreIsTakenOfTheChallengers(Experiment trial) throws Exception {
        List<String> exposures = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Arm arm = i % 2 == 0 ? Arm.CHAMPION : Arm.CHALLENGER;
            exposures.add(exposure(trial, "u" + i, arm, i / 20));
            for (int position = 1; position <= 10; position++) {
                boolean taken = position <= (arm == Arm.CHALLENGER ? 3 : 1);
                outcomes.add(outcome(trial, "u" + i, arm, i / 20, position, true, taken));
            }
        }
        insert("experiment_exposures", exposures);
        insert("recommendation_outcomes", outcomes);
    }

    @Test
    void aHouseholdIsJudgedByItsFirstDaysAndItsFirstArm() throws Exception {
        // Given households, shown something on day 0 unless said otherwise
        Experiment trial = recommenderTrial();
        insert(
                "experiment_exposures",
                List.of(
                        exposure(trial, "usual", Arm.CHALLENGER, 0),
                        exposure(trial, "moved", Arm.CHAMPION, 0),
                        exposure(trial, "moved", Arm.CHALLENGER, 3),
                        exposure(trial, "open", Arm.CHAMPION, 0),
                        exposure(trial, "fresh", Arm.CHAMPION, 20)));
        insert(
                "recommendation_outcomes",
                List.of(
                        outcome(trial, "usual", Arm.CHALLENGER, 0, 1, true, true),
                        outcome(trial, "usual", Arm.CHALLENGER, 13, 2, true, false),
                        // after its first fourteen days
                        outcome(trial, "usual", Arm.CHALLENGER, 14, 3, true, true),
                        // no receipt followed
                        outcome(trial, "usual", Arm.CHALLENGER, 5, 4, false, false),
                        outcome(trial, "moved", Arm.CHAMPION, 0, 1, true, false),
                        // by the other arm
                        outcome(trial, "moved", Arm.CHALLENGER, 3, 2, true, true),
                        outcome(trial, "open", Arm.CHAMPION, 0, 1, false, false),
                        outcome(trial, "fresh", Arm.CHAMPION, 20, 1, true, true)));

        // When they are looked at on day 28, fourteen days after the first fourteen
        Instant now = Instant.parse("2026-02-02T12:00:01Z");
        List<TakenShare> shares = new TakenShares(JobSettings.from(settings())).read(trial.id(), 14, now);

        // Then those count whose days are over, by what they were shown then
        assertThat(shares)
                .containsExactly(
                        new TakenShare("moved", Arm.CHAMPION, 0.5, 1, 0),
                        new TakenShare("usual", Arm.CHALLENGER, 0.5, 2, 1));
    }

    @Test
    void withoutHouseholdsThereIsNothingToCompareYet() throws Exception {
        recommenderTrial();

        assertThat(run("recommender")).isEqualTo(1);
        assertThat(err.toString()).contains("no household was first shown something 28 days ago");
    }

    @Test
    void aClickHouseThatDoesntAnswerIsUnreachable() throws Exception {
        recommenderTrial();
        Settings nowhere = Settings.of(Map.of("BITEBUDGET_CLICKHOUSE", "http://localhost:1"));

        assertThat(run(nowhere, "recommender")).isEqualTo(3);
        assertThat(err.toString()).contains("can't read what happened");
    }

    @Test
    void blocksAndLevelsThatMakeNoSenseAreWrongUsage() {
        assertThat(run("recommender", "--block", "0")).isEqualTo(2);
        assertThat(run("lstm", "--block", "366")).isEqualTo(2);
        assertThat(run("lstm", "--alpha", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--block must be from 1 to 365");
    }

    private Experiment networkTrial() throws IOException {
        return trial(ModelKind.LSTM);
    }

    private Experiment recommenderTrial() throws IOException {
        return trial(ModelKind.RECOMMENDER);
    }

    /** A version on trial since the first day; with an id of its own, as the share of each test's folder. */
    private Experiment trial(ModelKind kind) throws IOException {
        Artefact other = Artefact.trained(
                kind,
                folder.toString().getBytes(StandardCharsets.UTF_8),
                new Artefact.Origin(1, Instant.EPOCH, "a test", "ab", Map.of(), Map.of(), Map.of()));
        registry.add(other);
        String version = other.metadata().version();
        Instant since =
                FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant().plusNanos(Math.abs((long) folder.hashCode()));
        return registry.change(kind, aliases -> aliases.challenge(kind.label(), version, 0.5, since))
                .experiment()
                .orElseThrow();
    }

    private static String score(String series, String version, int day, int horizon, double error, int revision) {
        return "('%s','lstm','%s','ASE','%s',%d,%s,1,%d,0)"
                .formatted(series, version, FIRST_DAY.plusDays(day), horizon, error, revision);
    }

    private static String exposure(Experiment trial, String unit, Arm arm, int day) {
        return "('%s','recommender','%s','%s','v',0.5,'%s 12:00:00',1,0)"
                .formatted(trial.id(), unit, arm.label(), FIRST_DAY.plusDays(day));
    }

    private static String outcome(
            Experiment trial, String unit, Arm arm, int day, int position, boolean settled, boolean taken) {
        return "('%s','next-basket',%d,'%s 12:00:00','hybrid','v','%s','%s','%s',%d,%d,1,0)"
                .formatted(
                        trial.id() + unit,
                        position,
                        FIRST_DAY.plusDays(day),
                        trial.id(),
                        arm.label(),
                        unit,
                        settled ? 1 : 0,
                        taken ? 1 : 0);
    }

    private static void insert(String table, List<String> rows) {
        STACK.query("INSERT INTO bitebudget." + table + " VALUES " + String.join(",", rows));
    }

    private static Settings settings() {
        URI clickHouse = STACK.clickHouse();
        return Settings.of(Map.of("BITEBUDGET_CLICKHOUSE", clickHouse.toString()));
    }

    private int run(String... arguments) {
        return run(settings(), arguments);
    }

    private int run(Settings settings, String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--models", folder.toString()));
        return new CommandLine(new CompareModelsCommand(settings))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }
}
