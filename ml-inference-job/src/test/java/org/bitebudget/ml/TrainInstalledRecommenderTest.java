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
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.Experiment;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.job.recommend.Receipts;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The recommender is trained on the receipts of a running broker, for a drift of what a running ClickHouse says was taken. */
class TrainInstalledRecommenderTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final Instant LATER = Instant.parse("2026-06-01T03:00:00Z");
    private static final int HOUSEHOLDS = 60;

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
        Artefact artefact = artefact(UUID.randomUUID().toString(), "2026-01-01T00:00:00Z");
        registry.add(artefact);
        champion = artefact.metadata().version();
        registry.promote(ModelKind.RECOMMENDER, champion);
    }

    @Test
    void aDriftTrainsTheRecommenderOnceAndPutsItOnTrial() throws Exception {
        // Given receipts, and a champion of whose lists a third of what was taken is taken after forty days
        receipts();
        taken(40);

        // When the command runs
        assertThat(run(LATER, "--if-drifted")).as(err.toString()).isZero();

        // Then a recommender has learnt from the receipts and is on trial, and the champion stays
        assertThat(err.toString())
                .contains("a drift since 2026-02-2")
                .contains("is on trial on 10 % of the households");
        List<ModelMetadata> versions = registry.versions(ModelKind.RECOMMENDER);
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).trainedOn()).isEqualTo("receipts");
        assertThat(versions.get(0).metrics().get("shoppers")).isGreaterThanOrEqualTo(HOUSEHOLDS);
        Aliases aliases = registry.aliases(ModelKind.RECOMMENDER);
        assertThat(aliases.champion()).isEqualTo(champion);
        assertThat(aliases.experiment().map(Experiment::challenger))
                .contains(versions.get(0).version());

        // And while the trial runs, and after it was lost, the same drift is no reason to train again
        assertThat(run(LATER, "--if-drifted")).isZero();
        assertThat(err.toString()).contains("nothing is trained until it is promoted or withdrawn");
        registry.change(ModelKind.RECOMMENDER, Aliases::withdraw);
        assertThat(run(LATER, "--if-drifted")).isZero();
        assertThat(err.toString()).contains("too little was shown");
        assertThat(registry.versions(ModelKind.RECOMMENDER)).hasSize(2);
    }

    @Test
    void withoutADriftNothingIsTrained() throws Exception {
        taken(80);

        assertThat(run(LATER, "--if-drifted")).isZero();

        assertThat(err.toString())
                .contains("of the first lists of " + champion
                        + " 1.00 times as much was taken as of those since, 66 times")
                .contains("no drift");
        assertThat(registry.versions(ModelKind.RECOMMENDER)).hasSize(1);
    }

    @Test
    void listsThatHardlyHadTimeForAReceiptDontCount() throws Exception {
        // Given that less is taken from day 40 on, and a clock at day 60
        taken(40);
        Instant soon = FIRST_DAY.plusDays(60).atStartOfDay(ZoneOffset.UTC).toInstant();

        assertThat(run(soon, "--if-drifted")).isZero();

        // Then the last fourteen days are left out, and the six before them are too few
        assertThat(err.toString()).contains(" 33 times 50 lists or more: no drift");
    }

    @Test
    void habitFollowsWhatIsBoughtByItself() throws Exception {
        registry.change(ModelKind.RECOMMENDER, Aliases::rollBack);

        assertThat(run(LATER, "--if-drifted")).isZero();
        assertThat(err.toString()).contains("no trained recommender is champion");
    }

    @Test
    void aClickHouseThatDoesntAnswerIsUnreachable() {
        Settings nowhere = Settings.of(Map.of("BITEBUDGET_CLICKHOUSE", "http://localhost:1"));

        assertThat(run(nowhere, LATER, "--if-drifted")).isEqualTo(3);
        assertThat(err.toString()).contains("nothing was trained: ClickHouse at http://localhost:1 doesn't answer");
    }

    @Test
    void aDriftOfTheInstallationIsNoReasonToLearnFromAFile() {
        assertThat(run(LATER, "--if-drifted", "--data", "x.ndjson")).isEqualTo(2);
        assertThat(err.toString()).contains("leave out --data");
    }

    private static Artefact artefact(String bytes, String trainedAt) {
        return Artefact.trained(
                ModelKind.RECOMMENDER,
                bytes.getBytes(StandardCharsets.UTF_8),
                new Artefact.Origin(1, Instant.parse(trainedAt), "a test", "ab", Map.of(), Map.of(), Map.of()));
    }

    /** Households that buy the same few things every week. */
    private void receipts() {
        for (int i = 0; i < HOUSEHOLDS; i++) {
            String household = "h" + i + champion;
            for (int week = 0; week < 4; week++) {
                String receipt = "r" + week + household;
                STACK.topics()
                        .send(
                                Topics.RECEIPT_READINGS,
                                Keys.join(receipt),
                                Receipts.receipt(household, receipt, 7 * week, 1, "p" + i % 5, "p" + (i + week) % 7));
            }
        }
    }

    /** Sixty lists of six on each of eighty days; half of each is taken, and a sixth from a day on. */
    private void taken(int until) {
        STACK.query("""
                INSERT INTO bitebudget.recommendation_outcomes
                SELECT concat('%1$s-', toString(intDiv(number, 6))), 'next-basket', number %% 6 + 1,
                       toDateTime64('%2$s 12:00:00', 6, 'UTC') + toIntervalDay(intDiv(number, 360)), 'hybrid', '%1$s', '', '', '',
                       1, number %% 6 < if(intDiv(number, 360) < %3$d, 3, 1), 1, 0
                FROM numbers(80 * 360)
                """.formatted(champion, FIRST_DAY, until));
    }

    private int run(Instant now, String... arguments) {
        Settings settings = Settings.of(Map.of(
                "BITEBUDGET_CLICKHOUSE",
                STACK.clickHouse().toString(),
                "BITEBUDGET_KAFKA",
                STACK.bootstrap(),
                "BITEBUDGET_REGISTRY",
                STACK.registry().toString()));
        return run(settings, now, arguments);
    }

    private int run(Settings settings, Instant now, String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--models", folder.toString()));
        return new CommandLine(new TrainRecommenderCommand(settings, Clock.fixed(now, ZoneOffset.UTC)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }
}
