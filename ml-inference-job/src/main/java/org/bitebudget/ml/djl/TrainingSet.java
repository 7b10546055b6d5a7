package org.bitebudget.ml.djl;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ml.domain.lstm.PriceWindow;
import org.bitebudget.ml.domain.lstm.SeriesWindow;
import org.bitebudget.ml.domain.prices.PriceTrack;

/**
 * Windows of series with what came after them.
 *
 * @param windows as {@link PriceWindow#encode} or {@link SeriesWindow#encode} makes them
 * @param targets for each window, the right answers, as many for all
 */
public record TrainingSet(List<float[]> windows, List<float[]> targets) {

    public TrainingSet {
        windows = List.copyOf(windows);
        targets = List.copyOf(targets);
    }

    /**
     * Every {@code stride}th window of each track that has at least {@code PriceWindow.DAYS / 2} days before and all prices after it.
     *
     * @param tracks with positive prices
     */
    public static TrainingSet of(List<PriceTrack> tracks, int stride) {
        List<float[]> windows = new ArrayList<>();
        List<float[]> targets = new ArrayList<>();
        for (PriceTrack track : tracks) {
            for (int end = PriceWindow.DAYS / 2; end + PriceWindow.HORIZON <= track.size(); end += stride) {
                float[] target = target(track, end);
                if (target.length > 0) {
                    windows.add(PriceWindow.encode(track.head(end)));
                    targets.add(target);
                }
            }
        }
        return new TrainingSet(windows, targets);
    }

    /**
     * Every {@code stride}th window of each series with a whole horizon after it.
     *
     * @param from share of a series' windows that are passed over at its beginning
     * @param to share after which the others are
     */
    static TrainingSet of(List<SeriesWindow> series, int horizon, int stride, double from, double to) {
        List<float[]> windows = new ArrayList<>();
        List<float[]> targets = new ArrayList<>();
        for (SeriesWindow one : series) {
            int ends = one.size() - horizon + 1;
            for (int end = (int) Math.ceil(from * ends); end < to * ends; end += stride) {
                if (one.moves(end)) {
                    windows.add(one.encode(end));
                    targets.add(one.target(end, horizon));
                }
            }
        }
        return new TrainingSet(windows, targets);
    }

    private static float[] target(PriceTrack track, int end) {
        float[] target = new float[PriceWindow.HORIZON];
        double newest = track.priceAt(end - 1);
        for (int h = 0; h < target.length; h++) {
            double ratio = track.priceAt(end + h) / newest;
            if (!(ratio > 0)) {
                return new float[0];
            }
            target[h] = (float) PriceWindow.scaled(ratio);
        }
        return target;
    }

    public int size() {
        return windows.size();
    }

    /** Answers to each window; only of a set that isn't empty. */
    int horizon() {
        return targets.get(0).length;
    }
}
