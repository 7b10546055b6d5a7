package org.bitebudget.ml.job;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.bitebudget.ml.domain.series.Reason;

/** What the forecast operator counts; choices of models also by reason, e.g. {@code modelSelectionsDrifted}. */
final class ForecastMetrics {
    private final Counter updates;
    private final Counter forecasts;
    private final Counter scores;
    private final Counter anomalies;
    private final Counter selections;
    private final Counter unusableWeather;
    private final Map<Reason, Counter> selectionsByReason = new EnumMap<>(Reason.class);

    /** @param waiting series whose models should be chosen and that wait for the budget */
    ForecastMetrics(MetricGroup group, IntSupplier waiting) {
        updates = group.counter("seriesUpdates");
        forecasts = group.counter("forecasts");
        scores = group.counter("forecastScores");
        anomalies = group.counter("anomalies");
        selections = group.counter("modelSelections");
        unusableWeather = group.counter("unusableWeather");
        for (Reason reason : Reason.values()) {
            String name = reason.name().charAt(0) + reason.name().substring(1).toLowerCase(Locale.ROOT);
            selectionsByReason.put(reason, group.counter("modelSelections" + name));
        }
        group.gauge("seriesWaitingForSelection", waiting::getAsInt);
    }

    void inputs(int count) {
        updates.inc(count);
    }

    void answered(int count) {
        forecasts.inc(count);
    }

    void scored(int count) {
        scores.inc(count);
    }

    void anomalies(int count) {
        anomalies.inc(count);
    }

    void unusableWeather() {
        unusableWeather.inc();
    }

    void selected(Reason reason) {
        selections.inc();
        selectionsByReason.get(reason).inc();
    }
}
