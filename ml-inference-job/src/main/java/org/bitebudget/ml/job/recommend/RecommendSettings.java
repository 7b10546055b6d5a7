package org.bitebudget.ml.job.recommend;

import java.io.Serializable;
import java.nio.file.Path;
import org.bitebudget.platform.config.Settings;

/**
 * Where the trained recommender comes from, and how its views are weighed.
 *
 * @param models folder of the registry of models; where it has no champion, habits and names speak
 * @param learnedWeights whether the weights that training found are taken instead of 0.6, 0.3 and 0.1
 * @param listsPerCheckpoint households whose lists are made per subtask and checkpoint, at most; the others wait for the next
 */
public record RecommendSettings(String models, boolean learnedWeights, int listsPerCheckpoint) implements Serializable {
    private static final int LISTS = 500;
    private static final int MOST_LISTS = 100_000;

    /**
     * Settings of the running process.
     *
     * @param models folder of the registry of models
     */
    public static RecommendSettings from(Settings settings, String models) {
        return new RecommendSettings(
                models,
                settings.flag("BITEBUDGET_RECOMMENDER_LEARNED_WEIGHTS", false),
                settings.integer("BITEBUDGET_RECOMMENDER_LISTS", LISTS, 1, MOST_LISTS));
    }

    Path registry() {
        return Path.of(models);
    }
}
