package org.bitebudget.ml.job.recommend;

import java.util.Optional;
import org.bitebudget.ml.domain.recommend.Recommender;
import org.bitebudget.ml.domain.recommend.Weights;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.recommend.TrainedRecommender;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.ml.registry.ServedModel;

/**
 * The recommenders of one subtask: the champion, and a challenger that answers its share of the households while one is on trial. Where none is
 * champion, habit speaks. One that can't be used leaves the one before in its place, and the lists say so.
 */
final class ServedRecommender implements AutoCloseable {
    private static final Recommender HABIT = new Recommender(Optional.empty(), Weights.FIXED);

    private final ServedModel<TrainedRecommender> served;
    private final boolean learnedWeights;

    ServedRecommender(RecommendSettings settings) {
        this.served =
                new ServedModel<>(ModelRegistry.at(settings.registry()), ModelKind.RECOMMENDER, TrainedRecommender::of);
        this.learnedWeights = settings.learnedWeights();
    }

    /**
     * Who recommends to a household; good until the next {@link #refresh}.
     *
     * @param model {@code hybrid} with a trained model, else {@code habit}
     * @param version of the trained model, or {@code none}
     * @param notice why what the registry names does not speak, if it does not
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
                .map(version -> new Voice(recommender(version.model()), "hybrid", version.name(), notice()))
                .orElseGet(() -> new Voice(HABIT, "habit", "none", notice()));
    }

    private Recommender recommender(TrainedRecommender trained) {
        Weights weights = learnedWeights ? trained.model().learnedWeights() : Weights.FIXED;
        return new Recommender(Optional.of(trained.model()), weights);
    }

    /** Why what the registry names does not speak, if it does not. */
    Optional<String> notice() {
        return served.refusal().map(reason -> "the trained recommender can't be used: " + reason);
    }

    @Override
    public void close() {
        served.close();
    }
}
