package org.bitebudget.ml.job.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.RecommendationExposure;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.RecommendedItem;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.Experiment;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.job.Exposures;
import org.bitebudget.ml.recommend.Recommenders;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.platform.flink.ClickHouseSink;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobRules;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.JobUnderTest;
import org.bitebudget.platform.flink.KafkaSinks;
import org.bitebudget.platform.flink.KafkaSources;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Between real topics and tables. */
class RecommendationsTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final String JOB = "recommendations";
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    @TempDir
    Path state;

    private final String household = UUID.randomUUID().toString();

    @Test
    void aReceiptChangesTheListAcrossARestartAndWhatWasTakenIsARow() throws Exception {
        // Given a trained model on trial in all households, one with two receipts, and what it was shown
        Experiment trial = trial(Recommenders.trained(3));
        send(Receipts.receipt(household, "r0" + household, 0, 1, "p0", "p1"));
        send(Receipts.receipt(household, "r1" + household, 9, 1, "p0"));
        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(), settings());
            await().atMost(DEADLINE).until(() -> newest().isPresent());
            RecommendationList list = newest().orElseThrow();
            assertThat(list.getModel()).isEqualTo("hybrid");
            assertThat(ids(list)).contains("p0", "p2", "p3", "p4");
            show("e" + household, 10, "p2", "p4");
            await().atMost(DEADLINE).until(() -> rows().size() == 2);
            assertThat(rows()).containsExactly("1\t0\t0", "2\t0\t0");
            await().atMost(DEADLINE).until(() -> exposed(trial).equals("challenger\t1"));
        }

        // When the next receipt comes
        send(Receipts.receipt(household, "r2" + household, 18, 1, "p2"));
        try (JobHost host = JobUnderTest.host()) {
            host.submit(job(), settings());
            await().atMost(DEADLINE).until(() -> newest().filter(list -> list.getReceipts() == 3)
                    .isPresent());
            await().atMost(DEADLINE).until(() -> rows().contains("1\t1\t1"));
        }

        // Then it is in the list, with the product's rhythm, and what was taken is told once
        RecommendationList list = newest().orElseThrow();
        assertThat(list.getItems())
                .filteredOn(item -> item.getItemId().equals("p2"))
                .singleElement()
                .satisfies(item -> assertThat(item.getTimes()).isEqualTo(1));
        assertThat(rows()).containsExactly("1\t1\t1", "2\t1\t0");
        assertThat(STACK.topics().events(Topics.EXPERIMENT_EXPOSURES))
                .filteredOn(exposure -> exposure.getExperimentId().equals(trial.id()))
                .extracting(ExperimentExposure::getUnit)
                .containsExactly(Experiment.pseudonym(trial.id(), household));
        assertThat(STACK.topics().events(Topics.MODEL_VERSIONS))
                .filteredOn(told -> told.getVersion().equals(trial.challenger()))
                .isNotEmpty()
                .allMatch(told -> told.getAliases().equals(List.of("challenger")));
        assertThat(lists().stream().map(each -> each.getEnvelope().getRevision()))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void theGraphHoldsTheRules() {
        JobRules.check(job(), settings());
    }

    private FlinkJob job() {
        KafkaSources sources = new KafkaSources(JOB, settings());
        KafkaSinks sinks = new KafkaSinks(JOB, settings());
        Recommendations recommendations = new Recommendations(
                sources.topic(Topics.RECEIPT_READINGS),
                sources.topic(Topics.RECOMMENDATION_EXPOSURES),
                sinks.topic(Topics.RECOMMENDATION_LISTS, ListEvents::key),
                ClickHouseSink.of(settings(), Recommendations.TABLE_NAME, Recommendations.TABLE),
                new Recommendations.Trials(
                        sinks.topic(
                                Topics.MODEL_VERSIONS, version -> Keys.join(version.getModel(), version.getVersion())),
                        sinks.topic(Topics.EXPERIMENT_EXPOSURES, ExperimentExposure::getUnit)
                                .and(ClickHouseSink.of(settings(), Exposures.TABLE_NAME, Exposures.TABLE))),
                new RecommendSettings(models().toString(), false, 100));
        return new FlinkJob() {
            @Override
            public String name() {
                return JOB;
            }

            @Override
            public void define(StreamExecutionEnvironment environment) {
                recommendations.define(environment);
            }
        };
    }

    private Experiment trial(Artefact trained) throws IOException {
        ModelRegistry registry = ModelRegistry.at(models());
        registry.add(trained);
        String version = trained.metadata().version();
        Instant now = Instant.ofEpochSecond(household.hashCode());
        return registry.change(ModelKind.RECOMMENDER, aliases -> aliases.challenge("recommender", version, 1, now))
                .experiment()
                .orElseThrow();
    }

    /** Arm and share of the households of a trial that were shown something. */
    private static String exposed(Experiment trial) {
        return STACK.query("SELECT arm, share FROM bitebudget.experiment_exposures FINAL WHERE experiment_id = '"
                + trial.id() + "'");
    }

    private JobSettings settings() {
        return JobUnderTest.settings(STACK, state);
    }

    private Path models() {
        return state.resolve("models");
    }

    private void send(ReceiptReading reading) {
        STACK.topics().send(Topics.RECEIPT_READINGS, Keys.join(reading.getReceiptId()), reading);
    }

    private void show(String exposure, int day, String... items) {
        RecommendationExposure shown = Receipts.shown(household, exposure, day, items);
        STACK.topics().send(Topics.RECOMMENDATION_EXPOSURES, Keys.join(household), shown);
    }

    private Optional<RecommendationList> newest() {
        List<RecommendationList> lists = lists();
        return lists.isEmpty() ? Optional.empty() : Optional.of(lists.get(lists.size() - 1));
    }

    private List<RecommendationList> lists() {
        return STACK.topics().events(Topics.RECOMMENDATION_LISTS).stream()
                .filter(list -> list.getHousehold().equals(household))
                .toList();
    }

    private static List<String> ids(RecommendationList list) {
        return list.getItems().stream().map(RecommendedItem::getItemId).toList();
    }

    /** Position, settled and taken of each row. */
    private List<String> rows() {
        String rows = STACK.query("SELECT position, settled, taken FROM bitebudget.recommendation_outcomes FINAL"
                + " WHERE exposure_id = 'e" + household + "' ORDER BY position");
        return rows.isEmpty() ? List.of() : List.of(rows.split("\n"));
    }
}
