package org.bitebudget.ml.job.recommend;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bitebudget.ml.domain.recommend.Recommender;
import org.bitebudget.ml.domain.recommend.TrainedModel;
import org.bitebudget.ml.domain.recommend.Weights;
import org.bitebudget.ml.recommend.RecommenderArtefact;
import org.bitebudget.ml.recommend.RecommenderMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recommender that answers now. An artefact that can't be used leaves the one before in its place, or none, and the lists say so; a new one is
 * taken up without a restart. Subtasks of one process share the model.
 */
final class ServedRecommender {
    private static final Logger LOG = LoggerFactory.getLogger(ServedRecommender.class);
    private static final String NONE = "none";
    private static final Map<String, SoftReference<TrainedModel>> SHARED = new ConcurrentHashMap<>();

    private final Path directory;
    private final boolean learnedWeights;
    private long seen;
    private Recommender recommender = new Recommender(Optional.empty(), Weights.FIXED);
    private Optional<RecommenderMetadata> metadata = Optional.empty();
    private Optional<String> notice = Optional.empty();

    ServedRecommender(RecommendSettings settings) {
        this.directory = settings.path();
        this.learnedWeights = settings.learnedWeights();
    }

    /** Looks whether the directory holds another artefact than before; true if what is said has changed by it. */
    boolean refresh() {
        long changed = RecommenderArtefact.changedAt(directory);
        if (changed == seen) {
            return false;
        }
        seen = changed;
        if (changed == 0) {
            // taken away: whatever was loaded goes on until the next start
            return false;
        }
        try {
            RecommenderArtefact artefact = RecommenderArtefact.read(directory);
            TrainedModel model = shared(artefact);
            recommender = new Recommender(Optional.of(model), learnedWeights ? model.learnedWeights() : Weights.FIXED);
            metadata = Optional.of(artefact.metadata());
            notice = Optional.empty();
            LOG.info("event=recommender-loaded version={} directory={}", version(), directory);
        } catch (IOException | RuntimeException e) {
            notice = Optional.of("the trained recommender can't be used: " + e.getMessage());
            LOG.error("event=recommender-refused directory={} serving={}", directory, version(), e);
        }
        return true;
    }

    private static TrainedModel shared(RecommenderArtefact artefact) throws IOException {
        synchronized (SHARED) {
            String hash = artefact.metadata().sha256();
            SoftReference<TrainedModel> known = SHARED.get(hash);
            TrainedModel model = known == null ? null : known.get();
            if (model == null) {
                model = artefact.model();
                SHARED.clear();
                SHARED.put(hash, new SoftReference<>(model));
            }
            return model;
        }
    }

    Recommender recommender() {
        return recommender;
    }

    Optional<RecommenderMetadata> metadata() {
        return metadata;
    }

    /** Who speaks: {@code hybrid} with a trained model, else {@code habit}. */
    String model() {
        return metadata.isPresent() ? "hybrid" : "habit";
    }

    /** Version of the trained model, or {@code none}. */
    String version() {
        return metadata.map(RecommenderMetadata::version).orElse(NONE);
    }

    /** Why the trained model doesn't speak, if one should. */
    Optional<String> notice() {
        return notice;
    }
}
