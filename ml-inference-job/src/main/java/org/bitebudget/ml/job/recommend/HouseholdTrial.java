package org.bitebudget.ml.job.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.ml.domain.registry.Arm;
import org.bitebudget.ml.domain.registry.Experiment;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.job.ForecastJob;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.RecommendationState;

/**
 * A trial of recommenders as a household is in it. It is exposed by the first thing it is shown while the trial runs, whoever made what it was shown:
 * counting only what the new model made would leave out what a household of the challenger still saw of the old one, but not what one of the champion did.
 *
 * @param experiment id
 * @param arm that the household was drawn for
 * @param version that recommends to it
 * @param share of the households that are the challenger's
 */
record HouseholdTrial(String experiment, Arm arm, String version, double share) {

    /** The exposure to tell, if the household has none of this arm yet; the state then remembers it. */
    Optional<ExperimentExposure> expose(String household, RecommendationState state, Instant shown) {
        String exposure = Keys.join(experiment, arm.label());
        if (state.getExposures().contains(exposure)) {
            return Optional.empty();
        }
        List<String> told = new ArrayList<>(state.getExposures());
        told.removeIf(each -> !Keys.firstPart(each).equals(experiment));
        told.add(exposure);
        state.setExposures(told);
        return Optional.of(event(Experiment.pseudonym(experiment, household), shown));
    }

    private ExperimentExposure event(String unit, Instant shown) {
        String subject = Keys.join(experiment, unit, arm.label());
        return ExperimentExposure.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId(Ids.event(ForecastJob.NAME, subject, 1))
                        .setSubjectId(subject)
                        .setRevision(1)
                        .setOccurredAt(shown)
                        .setRecordedAt(shown)
                        .setProducer(ForecastJob.NAME)
                        .build())
                .setExperimentId(experiment)
                .setModel(ModelKind.RECOMMENDER.label())
                .setUnit(unit)
                .setArm(arm.label())
                .setVersion(version)
                .setShare(share)
                .build();
    }
}
