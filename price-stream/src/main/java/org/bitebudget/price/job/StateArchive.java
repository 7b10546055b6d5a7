package org.bitebudget.price.job;

import java.time.YearMonth;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.PriceArchive;
import org.bitebudget.state.PriceMonth;

/** The archive of the product whose key is current, in Flink state: a record for each month. */
final class StateArchive implements PriceArchive {

    private final MapState<String, PriceMonth> months;

    StateArchive(MapState<String, PriceMonth> months) {
        this.months = months;
    }

    @Override
    public List<Observation> month(YearMonth month) {
        try {
            PriceMonth kept = months.get(month.toString());
            return kept == null ? List.of() : HistoryState.observations(kept.getPrices());
        } catch (Exception e) {
            throw new FlinkRuntimeException("cannot read the archive of " + month, e);
        }
    }

    @Override
    public void replace(YearMonth month, List<Observation> observations) {
        try {
            months.put(month.toString(), new PriceMonth(HistoryState.prices(observations)));
        } catch (Exception e) {
            throw new FlinkRuntimeException("cannot write the archive of " + month, e);
        }
    }
}
