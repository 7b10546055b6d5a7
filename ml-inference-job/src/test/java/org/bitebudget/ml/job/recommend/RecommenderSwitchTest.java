package org.bitebudget.ml.job.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Arm;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.Experiment;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.job.ModelVersions;
import org.bitebudget.ml.recommend.Recommenders;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.state.RecommendationOutcomeRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who recommends while the registry changes: champions, challengers, and what is refused. */
class RecommenderSwitchTest extends RecommendOperatorHarness {
    private static final Artefact FIRST = Recommenders.trained(3);
    private static final Artefact SECOND = Recommenders.trained(4);

    private ModelRegistry registry;

    @BeforeEach
    void openRegistry() {
        registry = ModelRegistry.at(models);
    }

    @Test
    void aPromotionAndARollbackAreTakenUpWhileTheJobRuns() throws Exception {
        send(Receipts.receipt(HOME, "r", 0, 1, "p0", "p1"));
        checkpoint();
        assertThat(ids(only())).containsExactlyInAnyOrder("p0", "p1");

        // When a model of other shoppers is promoted, then a second, which is taken back
        Recommenders.promote(registry, FIRST);
        look();
        Recommenders.promote(registry, SECOND);
        look();
        registry.change(ModelKind.RECOMMENDER, Aliases::rollBack);
        look();
        registry.change(ModelKind.RECOMMENDER, Aliases::rollBack);
        look();

        // Then the list is made anew each time without a receipt, with what others took, and at last by habit again
        assertThat(lists())
                .extracting(RecommendationList::getModelVersion)
                .containsExactly("none", version(FIRST), version(SECOND), version(FIRST), "none");
        assertThat(lists()).extracting(RecommendationList::getNotice).containsOnlyNulls();
        assertThat(lists().get(1).getModel()).isEqualTo("hybrid");
        assertThat(ids(lists().get(1))).contains("p2", "p3", "p4");
        assertThat(ids(lists().get(3))).isEqualTo(ids(lists().get(1)));
        assertThat(ids(lists().get(4))).containsExactlyInAnyOrder("p0", "p1");
    }

    @Test
    void aTruncatedChampionLeavesTheOneBeforeAndTheListSaysSo() throws Exception {
        send(Receipts.receipt(HOME, "r", 0, 1, "p0", "p1"));
        Recommenders.promote(registry, FIRST);
        look();
        RecommendationList trained = only();

        // When one is promoted whose bytes are cut off
        registry.add(SECOND);
        truncate(SECOND);
        Recommenders.promote(registry, SECOND);
        look();

        // Then the one before goes on, the list says why, and that it does is told once
        RecommendationList refused = lists().get(1);
        assertThat(refused.getModelVersion()).isEqualTo(version(FIRST));
        assertThat(refused.getNotice()).contains(version(SECOND), "truncated or mixed up");
        assertThat(ids(refused)).isEqualTo(ids(trained));
        look();
        assertThat(lists()).hasSize(2);

        // And after the way back nothing is amiss
        registry.change(ModelKind.RECOMMENDER, Aliases::rollBack);
        look();
        assertThat(lists().get(2).getModelVersion()).isEqualTo(version(FIRST));
        assertThat(lists().get(2).getNotice()).isNull();
    }

    @Test
    void withAChampionOfAnotherFormatFromTheStartHabitSpeaksAndSaysSo() throws Exception {
        close();
        Recommenders.promote(registry, FIRST);
        Path metadata =
                registry.directory(ModelKind.RECOMMENDER, version(FIRST)).resolve("metadata.json");
        Files.writeString(
                metadata, Files.readString(metadata).replace(ModelKind.RECOMMENDER.format(), "recommender-v9"));
        open();
        send(Receipts.receipt(HOME, "r", 0, 1, "milk"));
        checkpoint();

        assertThat(only().getModel()).isEqualTo("habit");
        assertThat(only().getNotice()).contains("has format recommender-v9");
        assertThat(ids(only())).containsExactly("milk");
    }

    @Test
    void aChallengerRecommendsToItsShareOfTheHouseholds() throws Exception {
        List<String> households =
                IntStream.range(0, 10).mapToObj(i -> "household" + i).toList();
        for (String household : households) {
            send(Receipts.receipt(household, "r-" + household, 0, 1, "p0", "p1"));
        }
        Recommenders.promote(registry, FIRST);
        look();
        assertThat(versions().values()).containsOnly(version(FIRST));

        // When a challenger gets half of the households, then all
        registry.add(SECOND);
        Experiment trial = challenge(0.5);
        look();
        Map<String, String> half = versions();
        challenge(1);
        look();

        // Then those drawn have lists by it, and only theirs were made anew
        for (String household : households) {
            boolean challenged = trial.armOf(household) == Arm.CHALLENGER;
            assertThat(half).containsEntry(household, version(challenged ? SECOND : FIRST));
        }
        assertThat(half).containsValues(version(FIRST), version(SECOND));
        assertThat(versions().values()).containsOnly(version(SECOND));
        assertThat(lists()).hasSize(2 * households.size());
    }

    @Test
    void aHouseholdOnTrialIsExposedByWhatItIsShownAndItsOutcomesSayByWhom() throws Exception {
        List<String> households =
                IntStream.range(0, 10).mapToObj(i -> "household" + i).toList();
        Recommenders.promote(registry, FIRST);
        look();
        // Given showings before the trial, and two during it, of half of the households each
        for (String household : households) {
            send(Receipts.shown(household, "before-" + household, 0, "p0"));
        }
        registry.add(SECOND);
        Experiment trial = challenge(0.5);
        look();
        for (String household : households) {
            send(Receipts.shown(household, "first-" + household, 1, "p0"));
            send(Receipts.shown(household, "second-" + household, 2, "p0"));
        }
        checkpoint();

        // Then each household is an exposure once, by its name in the trial
        Map<String, String> arms = new HashMap<>();
        for (ExperimentExposure exposure : side(RecommendOperator.EXPOSURES)) {
            assertThat(arms.put(exposure.getUnit(), exposure.getArm())).isNull();
            assertThat(exposure.getExperimentId()).isEqualTo(trial.id());
            assertThat(exposure.getModel()).isEqualTo("recommender");
            assertThat(exposure.getShare()).isEqualTo(0.5);
            assertThat(exposure.getVersion())
                    .isEqualTo(version(exposure.getArm().equals("challenger") ? SECOND : FIRST));
            assertThat(exposure.getEnvelope().getHousehold()).isNull();
            assertThat(exposure.getEnvelope().getOccurredAt()).isEqualTo(Receipts.noon(1));
        }
        assertThat(arms).containsValues("champion", "challenger");
        for (String household : households) {
            assertThat(arms)
                    .containsEntry(
                            Experiment.pseudonym(trial.id(), household),
                            trial.armOf(household).label());
        }

        // And the outcomes name it and its arm, but for what was shown before
        for (RecommendationOutcomeRow row : side(RecommendOperator.OUTCOMES)) {
            boolean before = row.getExposureId().startsWith("before");
            assertThat(row.getExperiment()).isEqualTo(before ? "" : trial.id());
            assertThat(row.getArm()).isEqualTo(before ? "" : arms.get(row.getUnit()));
            assertThat(row.getUnit().isEmpty()).isEqualTo(before);
        }

        // And a wider trial exposes those whom the challenger has now
        challenge(1);
        look();
        for (String household : households) {
            send(Receipts.shown(household, "third-" + household, 3, "p0"));
        }
        assertThat(side(RecommendOperator.EXPOSURES).stream().skip(households.size()))
                .allMatch(exposure -> exposure.getArm().equals("challenger") && exposure.getShare() == 1)
                .extracting(ExperimentExposure::getUnit)
                .containsExactlyInAnyOrderElementsOf(arms.entrySet().stream()
                        .filter(unit -> unit.getValue().equals("champion"))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void aRefusedChallengerIsNoMatterOfTheLists() throws Exception {
        send(Receipts.receipt(HOME, "r", 0, 1, "p0", "p1"));
        Recommenders.promote(registry, FIRST);
        look();
        registry.add(SECOND);
        truncate(SECOND);
        challenge(1);
        look();

        // Then the champion's list stays as it is, and nobody is in the trial
        assertThat(only().getModelVersion()).isEqualTo(version(FIRST));
        assertThat(only().getNotice()).isNull();
        send(Receipts.shown(HOME, "e", 1, "p0"));
        checkpoint();
        assertThat(side(RecommendOperator.EXPOSURES)).isEmpty();
    }

    @Test
    void whoSpeaksIsTold() throws Exception {
        checkpoint();
        Recommenders.promote(registry, FIRST);
        look();
        registry.add(SECOND);
        challenge(0.5);
        look();
        registry.change(ModelKind.RECOMMENDER, Aliases::rollBack);
        look();

        assertThat(side(ModelVersions.OUTPUT))
                .extracting(told -> told.getVersion() + " " + told.getAliases())
                .containsExactly(
                        version(FIRST) + " [champion]",
                        version(FIRST) + " [champion]",
                        version(SECOND) + " [challenger]",
                        version(FIRST) + " []",
                        version(SECOND) + " []");
        assertThat(side(ModelVersions.OUTPUT))
                .extracting(told -> told.getModel())
                .containsOnly("recommender");
        assertThat(side(ModelVersions.OUTPUT))
                .extracting(told -> told.getEnvelope().getRevision())
                .containsExactly(2L, 3L, 3L, 4L, 4L);
    }

    @Test
    void subtasksOfAProcessUseTheSameModelInMemory() throws Exception {
        // Given three subtasks with a champion
        Recommenders.promote(registry, FIRST);
        RecommendSettings settings = new RecommendSettings(models.toString(), false, 10);
        ServedRecommender one = new ServedRecommender(settings);
        ServedRecommender other = new ServedRecommender(settings);
        look();
        one.refresh();
        other.refresh();
        assertThat(ServedRecommender.LOADED.inMemory()).isEqualTo(1);

        // When two of them have followed a promotion, both models are in memory, then the new one only
        Recommenders.promote(registry, SECOND);
        one.refresh();
        look();
        assertThat(ServedRecommender.LOADED.inMemory()).isEqualTo(2);
        other.refresh();
        assertThat(ServedRecommender.LOADED.inMemory()).isEqualTo(1);

        // And when all have ended, none
        one.close();
        other.close();
        close();
        assertThat(ServedRecommender.LOADED.inMemory()).isZero();
        open();
    }

    private void truncate(Artefact artefact) throws IOException {
        Path bytes =
                registry.directory(ModelKind.RECOMMENDER, version(artefact)).resolve("artefact.bin");
        Files.write(bytes, Arrays.copyOf(artefact.bytes(), artefact.bytes().length / 2));
    }

    private Experiment challenge(double share) throws IOException {
        return registry.change(
                        ModelKind.RECOMMENDER,
                        aliases -> aliases.challenge("recommender", version(SECOND), share, Instant.EPOCH))
                .experiment()
                .orElseThrow();
    }

    /** By whom the newest list of each household is. */
    private Map<String, String> versions() {
        Map<String, String> versions = new HashMap<>();
        lists().forEach(list -> versions.put(list.getHousehold(), list.getModelVersion()));
        return versions;
    }

    private static String version(Artefact artefact) {
        return artefact.metadata().version();
    }
}
