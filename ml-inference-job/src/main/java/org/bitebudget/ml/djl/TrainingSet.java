package org.bitebudget.ml.djl;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ml.domain.lstm.PriceWindow;
import org.bitebudget.ml.domain.prices.PriceTrack;

/**
 * Windows of price series with the prices that came after them.
 *
 * @param windows as {@link PriceWindow#encode} makes them
 * @param targets for each window, the {@link PriceWindow#HORIZON} right answers
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
}
