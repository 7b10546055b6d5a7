package org.bitebudget.ml.job;

import java.util.List;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;

/** Trained models as events; a model says the same of itself however often it is announced. */
final class ModelVersions {
    private ModelVersions() {}

    /**
     * @param revision of the aliases
     * @param aliases for instance {@code champion}
     */
    static ModelVersion of(ModelMetadata metadata, long revision, List<String> aliases) {
        String subject = Keys.join(metadata.model(), metadata.version());
        Envelope envelope = Envelope.newBuilder()
                .setEventId(Ids.event(ForecastJob.NAME, subject, revision))
                .setSubjectId(subject)
                .setRevision(revision)
                .setOccurredAt(metadata.trainedAt())
                .setRecordedAt(metadata.trainedAt())
                .setProducer(ForecastJob.NAME)
                .build();
        return ModelVersion.newBuilder()
                .setEnvelope(envelope)
                .setModel(metadata.model())
                .setVersion(metadata.version())
                .setArtefact(subject)
                .setSha256(metadata.sha256())
                .setMetrics(metadata.metrics())
                .setAliases(aliases)
                .setTrainedAt(metadata.trainedAt())
                .setTrainedOn(metadata.trainedOn())
                .build();
    }
}
