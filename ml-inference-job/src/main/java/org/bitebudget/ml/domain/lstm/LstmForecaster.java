package org.bitebudget.ml.domain.lstm;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.registry.ModelMetadata;

/** Forecasts prices by a {@link PriceNetwork}: one network for all series, intervals from its errors on held-out ones. */
public record LstmForecaster(PriceNetwork network, ModelMetadata metadata) {
    public static final String NAME = "lstm";

    /** Forecasts all tracks, {@link PriceWindow#HORIZON} days ahead, in their order. Prices must be positive and each track needs a known one. */
    public List<Forecast> forecast(List<PriceTrack> tracks, Coverage coverage) {
        if (tracks.isEmpty()) {
            return List.of();
        }
        List<float[]> answers =
                network.answer(tracks.stream().map(PriceWindow::encode).toList());
        List<Forecast> forecasts = new ArrayList<>(tracks.size());
        for (int i = 0; i < tracks.size(); i++) {
            forecasts.add(forecast(tracks.get(i).series().last(), answers.get(i), coverage));
        }
        return forecasts;
    }

    private Forecast forecast(double newest, float[] answer, Coverage coverage) {
        List<Point> points = new ArrayList<>(answer.length);
        for (int h = 0; h < answer.length; h++) {
            List<Interval> intervals = new ArrayList<>();
            for (double level : coverage.levels()) {
                double half = halfWidth(level, h);
                intervals.add(new Interval(
                        level,
                        PriceWindow.price(newest, answer[h] - half),
                        PriceWindow.price(newest, answer[h] + half)));
            }
            points.add(new Point(PriceWindow.price(newest, answer[h]), intervals));
        }
        return new Forecast(NAME, points);
    }

    private double halfWidth(double level, int step) {
        List<Double> widths = metadata.calibration().get(Long.toString(Math.round(level * 100)));
        if (widths == null) {
            throw new IllegalArgumentException(
                    "model " + metadata.version() + " has no intervals of coverage " + level);
        }
        return widths.get(step);
    }
}
