package org.bitebudget.ml.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.util.OutputTag;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.ml.domain.registry.Arm;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.registry.ServedModel;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;

/** Which trained models speak, as events; a model says the same of itself however often it is announced. */
public final class ModelVersions {
    /** Beside the answers of an operator: what speaks in it. */
    public static final OutputTag<ModelVersion> OUTPUT =
            new OutputTag<>("model-versions", AvroTypes.of(ModelVersion.class));

    private final Map<String, ModelMetadata> speaking = new LinkedHashMap<>();

    /** What to tell of a change: the versions that speak with their aliases, and those that did until now with none. */
    public List<ModelVersion> announce(ServedModel<?> model) {
        Map<String, ModelMetadata> retired = new LinkedHashMap<>(speaking);
        speaking.clear();
        List<ModelVersion> versions = new ArrayList<>();
        for (Arm arm : Arm.values()) {
            metadata(model, arm).ifPresent(metadata -> {
                speaking.put(metadata.version(), metadata);
                versions.add(event(metadata, model.revision() + 1, List.of(arm.label())));
            });
        }
        retired.keySet().removeAll(speaking.keySet());
        retired.values().forEach(old -> versions.add(event(old, model.revision() + 1, List.of())));
        return versions;
    }

    private static Optional<ModelMetadata> metadata(ServedModel<?> model, Arm arm) {
        return arm == Arm.CHAMPION
                ? model.champion().map(ServedModel.Version::metadata)
                : model.challenger().map(ServedModel.Version::metadata);
    }

    /**
     * @param revision of the aliases
     * @param aliases for instance {@code champion}
     */
    private static ModelVersion event(ModelMetadata metadata, long revision, List<String> aliases) {
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
