package org.bitebudget.benchmarks.lstm;

import java.util.List;
import java.util.Optional;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.series.Candidate;
import org.bitebudget.ml.domain.series.History;
import org.bitebudget.ml.domain.series.ModelChoice;
import org.bitebudget.ml.domain.series.Profile;
import org.bitebudget.ml.domain.series.Reason;
import org.bitebudget.ml.domain.series.Selection;
import org.bitebudget.ml.domain.weather.Weather;

/**
 * What is said of the days to come by the models that the job chooses for a series, each heard as the job hears it: the last value, exponential smoothing and
 * the network, by how right they were on the series itself. The job answers the first two weeks only.
 */
final class ServedAnswer {
    private static final int FRACTION_DIGITS = 4;
    private static final double UNIT = Math.pow(10, FRACTION_DIGITS);

    private final double[] prices;
    private final double[] withoutLstm;
    private final double lstmShare;

    private ServedAnswer(double[] prices, double[] withoutLstm, double lstmShare) {
        this.prices = prices;
        this.withoutLstm = withoutLstm;
        this.lstmShare = lstmShare;
    }

    /** The price so many days ahead. */
    double price(int day) {
        return prices[day - 1];
    }

    /** The same had the network not been tried. */
    double withoutLstm(int day) {
        return withoutLstm[day - 1];
    }

    /** The network's share of the answer. */
    double lstmShare() {
        return lstmShare;
    }

    /**
     * The answer for one series.
     *
     * @param lstm what the network says of these days
     */
    static ServedAnswer of(LstmForecaster network, PriceTrack track, double[] lstm) {
        History history = history(track);
        double[] values = history.values();
        Selection selection =
                new ModelChoice(Optional.of(network), new Weather()).select(history, values, 1, Reason.FIRST);
        double newest = values[values.length - 1];
        List<Candidate> others = selection.candidates().stream()
                .filter(candidate -> candidate.model().isPresent())
                .toList();
        double[] shares = shares(others);
        double[] prices = new double[lstm.length];
        double[] withoutLstm = new double[lstm.length];
        double lstmShare = 1;
        for (int i = 0; i < shares.length; i++) {
            Candidate candidate = others.get(i);
            double[] said = candidate
                    .model()
                    .orElseThrow()
                    .update(newest)
                    .forecast(lstm.length, Coverage.NONE)
                    .means();
            add(said, candidate.share(), prices);
            add(said, shares[i], withoutLstm);
            lstmShare -= candidate.share();
        }
        add(lstm, lstmShare, prices);
        return new ServedAnswer(prices, withoutLstm, lstmShare);
    }

    private static void add(double[] said, double share, double[] answer) {
        for (int h = 0; h < answer.length; h++) {
            answer[h] += share * said[h];
        }
    }

    private static double[] shares(List<Candidate> others) {
        return others.size() == 1
                ? new double[] {1}
                : Profile.PRICE.shares(
                        others.stream().mapToDouble(Candidate::error).toArray());
    }

    private static History history(PriceTrack track) {
        History history = new History(Profile.PRICE, FRACTION_DIGITS);
        for (int t = 0; t < track.size(); t++) {
            if (track.priceAt(t) > 0) {
                history.put(track.dayAt(t), Math.round(track.priceAt(t) * UNIT), track.isPromo(t));
            }
        }
        return history;
    }
}
