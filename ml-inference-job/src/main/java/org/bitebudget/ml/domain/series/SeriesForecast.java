package org.bitebudget.ml.domain.series;

import java.util.List;
import java.util.Optional;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.ml.domain.lstm.PriceNetworks;

/**
 * The answer for one series.
 *
 * @param answer what is said; its model is the one that speaks, {@code ensemble} if several do
 * @param label of the method that speaks, {@code ensemble} if several do
 * @param members every model that was tried, with or without a share in the answer; where a challenger answers, the champion too
 * @param trial the series' place in a trial of networks, if a network was asked while one runs
 */
public record SeriesForecast(Forecast answer, String label, List<Member> members, Optional<PriceNetworks.Trial> trial) {

    /**
     * One model's own view.
     *
     * @param label of the method
     * @param forecast what it says; absent if it wasn't asked, since it has no share
     * @param version of the network, or of the method
     * @param error backtest error on this series; NaN while there is none
     */
    public record Member(String label, Optional<Forecast> forecast, String version, double weight, double error) {}

    public SeriesForecast {
        members = List.copyOf(members);
    }

    /** Versions of all that have a share, so that an answer can be traced to what is behind it. */
    public String version() {
        return String.join(
                "+",
                members.stream()
                        .filter(member -> member.weight() > 0)
                        .map(Member::version)
                        .distinct()
                        .toList());
    }
}
