package org.bitebudget.benchmarks.lstm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.ml.domain.lstm.PriceNetwork;
import org.bitebudget.ml.domain.lstm.PriceWindow;
import org.bitebudget.ml.domain.prices.PriceTrack;

/** Four weeks from a network that answers two: its first answer becomes part of what it is asked the second time. */
final class FourWeeks {
    /** Days ahead. */
    static final int DAYS = 2 * PriceWindow.HORIZON;

    private FourWeeks() {}

    /** Prices of the {@value #DAYS} days after each track. */
    static List<double[]> of(PriceNetwork network, List<PriceTrack> tracks) {
        List<double[]> first = answers(network, tracks);
        List<PriceTrack> longer = new ArrayList<>(tracks.size());
        for (int i = 0; i < tracks.size(); i++) {
            longer.add(followedBy(tracks.get(i), first.get(i)));
        }
        List<double[]> second = answers(network, longer);
        List<double[]> all = new ArrayList<>(tracks.size());
        for (int i = 0; i < tracks.size(); i++) {
            double[] prices = Arrays.copyOf(first.get(i), DAYS);
            System.arraycopy(second.get(i), 0, prices, PriceWindow.HORIZON, PriceWindow.HORIZON);
            all.add(prices);
        }
        return all;
    }

    private static List<double[]> answers(PriceNetwork network, List<PriceTrack> tracks) {
        List<float[]> answers =
                network.answer(tracks.stream().map(PriceWindow::encode).toList());
        List<double[]> prices = new ArrayList<>(tracks.size());
        for (int i = 0; i < tracks.size(); i++) {
            double newest = tracks.get(i).series().last();
            double[] days = new double[PriceWindow.HORIZON];
            for (int h = 0; h < days.length; h++) {
                days[h] = PriceWindow.price(newest, answers.get(i)[h]);
            }
            prices.add(days);
        }
        return prices;
    }

    private static PriceTrack followedBy(PriceTrack track, double[] answer) {
        double[] prices = new double[track.size() + answer.length];
        boolean[] promos = new boolean[prices.length];
        for (int t = 0; t < track.size(); t++) {
            prices[t] = track.priceAt(t);
            promos[t] = track.isPromo(t);
        }
        System.arraycopy(answer, 0, prices, track.size(), answer.length);
        return new PriceTrack(track.dayAt(0), prices, promos);
    }
}
