package org.bitebudget.ml.job.recommend;

import java.util.List;
import java.util.Optional;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.ml.domain.recommend.Recommender;
import org.bitebudget.ml.domain.recommend.Weights;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.job.ModelVersions;
import org.bitebudget.ml.recommend.TrainedRecommender;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.ml.registry.ServedModel;
import org.bitebudget.ml.registry.SharedModels;
import org.bitebudget.ml.registry.SharedModels.Borrowed;

/**
 * The recommenders of one subtask: the champion, and a challenger that answers its share of the households while one is on trial. Where none is
 * champion, habit speaks. One that can't be used leaves the one before in its place; the lists it was to make say so. All subtasks of a process use the
 * same models in memory.
 */
final class ServedRecommender implements AutoCloseable {
    static final SharedModels<TrainedRecommender> LOADED = new SharedModels<>();

    private static final Recommender HABIT = new Recommender(Optional.empty(), Weights.FIXED);
    private static final String NO_VERSION = "none";

    private final ServedModel<Borrowed<TrainedRecommender>> served;
    private final ModelVersions versions = new ModelVersions();
    private final boolean learnedWeights;

    ServedRecommender(RecommendSettings settings) {
        this.served = new ServedModel<>(
                ModelRegistry.at(settings.registry()),
                ModelKind.RECOMMENDER,
                artefact -> LOADED.borrow(artefact, TrainedRecommender::of));
        this.learnedWeights = settings.learnedWeights();
    }

    /**
     * Who recommends to a household; good until the next {@link #refresh}.
     *
     * @param model {@code hybrid} with a trained model, else {@code habit}
     * @param version of the trained model, or {@code none}
     * @param notice why the champion that the registry names does not speak, if it does not
     */
    record Voice(Recommender recommender, String model, String version, Optional<String> notice) {
        /** What a list says of its model. */
        String said() {
            return version + notice.map(reason -> "|" + reason).orElse("");
        }
    }

    /** Follows the registry's aliases; true if what is said may have changed by it. */
    boolean refresh() {
        Optional<String> before = notice();
        boolean changed = served.refresh();
        return changed || !notice().equals(before);
    }

    Voice to(String household) {
        return served.answering(household)
                .map(version -> new Voice(recommender(version.model().model()), "hybrid", version.name(), notice()))
                .orElseGet(() -> new Voice(HABIT, "habit", NO_VERSION, notice()));
    }

    private Recommender recommender(TrainedRecommender trained) {
        Weights weights = learnedWeights ? trained.model().learnedWeights() : Weights.FIXED;
        return new Recommender(Optional.of(trained.model()), weights);
    }

    /** The trial that a household is in, if one runs. */
    Optional<HouseholdTrial> trial(String household) {
        return served.experiment()
                .map(running -> new HouseholdTrial(
                        running.id(),
                        running.armOf(household),
                        served.answering(household)
                                .map(ServedModel.Version::name)
                                .orElse(NO_VERSION),
                        running.share()));
    }

    /** What to tell of a change of who speaks. */
    List<ModelVersion> announcement() {
        return versions.announce(served);
    }

    /** Whether a version that the registry names, champion or challenger, is not in service. */
    boolean isRefused() {
        return served.refusal().isPresent();
    }

    private Optional<String> notice() {
        return served.championRefusal().map(reason -> "the trained recommender can't be used: " + reason);
    }

    @Override
    public void close() {
        served.close();
    }
}
