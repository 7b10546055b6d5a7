package org.bitebudget.ml.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.ml.djl.LstmNetwork;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.lstm.PriceNetworks;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.ml.registry.ServedModel;

/**
 * The price networks of one subtask: the champion, and a challenger while one is on trial. A network that the settings don't ask for, or a platform
 * without the native library, leaves the other methods to answer.
 */
final class ServedNetworks implements AutoCloseable {
    private final Optional<ServedModel<LstmNetwork>> served;
    private final ModelVersions versions = new ModelVersions();

    private ServedNetworks(Optional<ServedModel<LstmNetwork>> served) {
        this.served = served;
    }

    /** The networks of the registry that the settings name; nothing is loaded before the first {@link #refresh}. */
    static ServedNetworks of(ForecastSettings settings) {
        if (!settings.useNetwork()) {
            return new ServedNetworks(Optional.empty());
        }
        Path cache = Path.of(settings.nativeCache());
        return new ServedNetworks(Optional.of(new ServedModel<>(
                ModelRegistry.at(Path.of(settings.models())), ModelKind.LSTM, artefact -> load(artefact, cache))));
    }

    private static LstmNetwork load(Artefact artefact, Path cache) throws IOException {
        try {
            return LstmNetwork.of(artefact, cache);
        } catch (LinkageError | RuntimeException e) {
            throw new RefusedArtefactException("the price network can't be computed here: " + e, e);
        }
    }

    /** Follows the registry's aliases; true if other networks answer from now on. */
    boolean refresh() {
        return served.map(ServedModel::refresh).orElse(false);
    }

    /** The networks in service. */
    PriceNetworks networks() {
        return served.map(model -> new PriceNetworks(
                        model.champion().map(ServedNetworks::forecaster),
                        model.challenger().map(ServedNetworks::forecaster),
                        model.experiment()))
                .orElse(PriceNetworks.NONE);
    }

    /** How often a network was refused. */
    long refusals() {
        return served.map(ServedModel::refusals).orElse(0L);
    }

    /** What to tell of a change of who speaks. */
    List<ModelVersion> announcement() {
        return served.map(versions::announce).orElse(List.of());
    }

    private static LstmForecaster forecaster(ServedModel.Version<LstmNetwork> version) {
        return new LstmForecaster(version.model(), version.metadata());
    }

    @Override
    public void close() {
        served.ifPresent(ServedModel::close);
    }
}
