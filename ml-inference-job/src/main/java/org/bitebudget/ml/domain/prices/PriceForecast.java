package org.bitebudget.ml.domain.prices;

import java.util.List;
import org.bitebudget.forecast.Forecast;

/**
 * The answer for one price series.
 *
 * @param answer what is said; its model is the one that speaks, {@code ensemble} if several do
 * @param members every model that was asked, with or without a share in the answer
 */
public record PriceForecast(Forecast answer, List<Member> members) {

    /**
     * One model's own view.
     *
     * @param version of the network, or of the method
     * @param error backtest error on this series, MAPE in percent; NaN while there is none
     */
    public record Member(Forecast forecast, String version, double weight, double error) {}

    public PriceForecast {
        members = List.copyOf(members);
    }
}
