package org.bitebudget.ml.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bitebudget.ml.djl.LstmArtefact;
import org.bitebudget.ml.djl.LstmNetwork;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.lstm.LstmMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The price network of one subtask, its native memory and where it came from.
 *
 * @param source of the artefact: a directory, or {@code built-in}
 */
record LoadedNetwork(LstmNetwork network, LstmMetadata metadata, String source) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoadedNetwork.class);

    /**
     * Loads what the settings name. A network that the settings don't ask for, or a platform without the native library, leaves the other
     * methods to answer.
     *
     * @throws IOException if the settings name an artefact that can't be used
     */
    static Optional<LoadedNetwork> load(ForecastSettings settings) throws IOException {
        if (!settings.useNetwork()) {
            return Optional.empty();
        }
        Optional<Path> directory = settings.artefact();
        LstmArtefact artefact = directory.isPresent() ? LstmArtefact.read(directory.get()) : LstmArtefact.builtIn();
        try {
            return Optional.of(new LoadedNetwork(
                    artefact.network(Path.of(settings.nativeCache())),
                    artefact.metadata(),
                    directory.map(Path::toString).orElse("built-in")));
        } catch (LinkageError | RuntimeException e) {
            LOG.error("event=network-unavailable reason=\"{}\"; forecasts go on without it", e.toString(), e);
            return Optional.empty();
        }
    }

    LstmForecaster forecaster() {
        return new LstmForecaster(network, metadata);
    }

    @Override
    public void close() {
        network.close();
    }
}
