package org.bitebudget.ml.domain.lstm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitebudget.ml.domain.registry.Arm;
import org.bitebudget.ml.domain.registry.Experiment;

/**
 * The price networks in service.
 *
 * @param champion answers, unless the series is the challenger's
 * @param challenger answers its share of the series
 * @param experiment says which; present exactly if the challenger is
 */
public record PriceNetworks(
        Optional<LstmForecaster> champion, Optional<LstmForecaster> challenger, Optional<Experiment> experiment) {

    /** No network at all. */
    public static final PriceNetworks NONE = new PriceNetworks(Optional.empty(), Optional.empty(), Optional.empty());

    /** One network and no trial. */
    public static PriceNetworks only(LstmForecaster network) {
        return new PriceNetworks(Optional.of(network), Optional.empty(), Optional.empty());
    }

    /**
     * What a series' place in a trial is.
     *
     * @param experiment its id
     * @param arm who answers the series
     * @param version of the network that does
     */
    public record Trial(String experiment, Arm arm, String version) {}

    /** The network that answers the series. */
    public Optional<LstmForecaster> speaking(String seriesId) {
        return armOf(seriesId) == Arm.CHALLENGER ? challenger : champion;
    }

    /** The champion where the challenger answers: asked too, without a say, so that both have errors on the same forecasts. */
    public Optional<LstmForecaster> shadow(String seriesId) {
        return armOf(seriesId) == Arm.CHALLENGER ? champion : Optional.empty();
    }

    /** The series' place in the running trial. */
    public Optional<Trial> trial(String seriesId) {
        return experiment.flatMap(running -> speaking(seriesId)
                .map(network -> new Trial(
                        running.id(), armOf(seriesId), network.metadata().version())));
    }

    /** All networks, each once. */
    public List<LstmForecaster> all() {
        return Stream.of(champion, challenger).flatMap(Optional::stream).toList();
    }

    private Arm armOf(String seriesId) {
        return experiment.map(running -> running.armOf(seriesId)).orElse(Arm.CHAMPION);
    }
}
