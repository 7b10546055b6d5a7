package org.bitebudget.ml.job.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.RecommendationExposure;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.RecommendedItem;
import org.bitebudget.platform.flink.CollectedEvents;
import org.bitebudget.platform.flink.FlinkJob;
import org.bitebudget.platform.flink.GivenEvents;
import org.bitebudget.platform.flink.GoldenSavepoint;
import org.bitebudget.state.RecommendationOutcomeRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier version kept of households and regions goes on. After a wanted change of the state, write it anew with
 * {@code mvn test -Dtest=RecommendationsGoldenSavepointTest -Dgolden.write=true}.
 */
class RecommendationsGoldenSavepointTest {
    private static final GoldenSavepoint GOLDEN =
            new GoldenSavepoint(Path.of("src/test/resources/golden-savepoint-recommendations"));
    private static final int HOUSEHOLDS = 5;
    private static final String REGION = "EUR";

    @TempDir
    Path state;

    private final CollectedEvents<RecommendationList> lists = new CollectedEvents<>("lists");
    private final CollectedEvents<RecommendationOutcomeRow> outcomes = new CollectedEvents<>("outcomes");

    @Test
    @EnabledIfSystemProperty(named = "golden.write", matches = "true")
    void write() throws Exception {
        // milk in five households, which were shown bread
        List<ReceiptReading> receipts = new ArrayList<>();
        List<RecommendationExposure> shown = new ArrayList<>();
        for (String household : households()) {
            receipts.add(Receipts.receipt(household, "first-" + household, 0, 1, "milk"));
            receipts.add(Receipts.receipt(household, "second-" + household, 9, 1, "milk", "salt"));
            shown.add(Receipts.shown(household, "shown-" + household, 10, "bread"));
        }
        GOLDEN.write(
                job(receipts, shown),
                state,
                () -> region().filter(list -> list.getItems().size() == 2).isPresent()
                        && households().stream().allMatch(household -> newest(household)
                                .filter(list -> list.getReceipts() == 2)
                                .isPresent())
                        && outcomes.all().size() >= HOUSEHOLDS);
    }

    @Test
    void householdsAndRegionsGoOnFromTheSavepoint() throws Exception {
        // Given what was kept, when the second receipt of a household is corrected: it is of a later day, with bread
        // and no salt
        String household = households().get(0);
        GOLDEN.restore(
                job(
                        List.of(Receipts.receipt(household, "second-" + household, 18, 2, "bread", "milk")),
                        List.of(Receipts.shown(household, "shown-" + household, 10, "bread"))),
                state,
                () -> region().isPresent() && newest(household).isPresent());

        // Then its list goes on by all its receipts, with a higher revision
        RecommendationList list = newest(household).orElseThrow();
        assertThat(list.getEnvelope().getRevision()).isGreaterThan(1);
        assertThat(list.getReceipts()).isEqualTo(2);
        assertThat(list.getItems())
                .extracting(RecommendedItem::getItemId, RecommendedItem::getTimes)
                .containsExactlyInAnyOrder(tuple("milk", 2), tuple("bread", 1));

        // And what it was shown has been taken, and of salt there are too few households now to tell
        assertThat(outcomes.all())
                .filteredOn(row -> row.getExposureId().equals("shown-" + household))
                .last()
                .satisfies(row -> assertThat(row.getSettled() && row.getTaken()).isTrue())
                .satisfies(row -> assertThat(row.getRevision()).isGreaterThan(1));
        assertThat(region().orElseThrow().getItems())
                .extracting(RecommendedItem::getItemId, RecommendedItem::getHouseholds)
                .containsExactly(tuple("milk", HOUSEHOLDS));
        assertThat(region().orElseThrow().getEnvelope().getRevision()).isGreaterThan(1);
    }

    private static List<String> households() {
        return IntStream.range(0, HOUSEHOLDS).mapToObj(i -> "golden-" + i).toList();
    }

    private Optional<RecommendationList> newest(String household) {
        return lists.all().stream()
                .filter(list -> list.getHousehold().equals(household))
                .reduce((earlier, later) -> later);
    }

    private Optional<RecommendationList> region() {
        return lists.all().stream()
                .filter(list -> REGION.equals(list.getRegion()))
                .reduce((earlier, later) -> later);
    }

    private FlinkJob job(List<ReceiptReading> receipts, List<RecommendationExposure> shown) {
        Recommendations recommendations = new Recommendations(
                new GivenEvents<>("receipts", ReceiptReading.class, receipts),
                new GivenEvents<>("shown", RecommendationExposure.class, shown),
                lists,
                outcomes,
                new Recommendations.Trials(
                        new CollectedEvents<ModelVersion>("versions"),
                        new CollectedEvents<ExperimentExposure>("exposures")),
                new RecommendSettings(state.resolve("models").toString(), false, 100));
        return new FlinkJob() {
            @Override
            public String name() {
                return "golden-recommendations";
            }

            @Override
            public void define(StreamExecutionEnvironment environment) {
                recommendations.define(environment);
            }
        };
    }
}
