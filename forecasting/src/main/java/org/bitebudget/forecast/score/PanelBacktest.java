package org.bitebudget.forecast.score;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.local.SeasonalAdjustment;
import org.bitebudget.forecast.panel.Panel;
import org.bitebudget.forecast.panel.PanelEnsemble;
import org.bitebudget.forecast.panel.PanelEnsemble.Progress;
import org.bitebudget.forecast.panel.PanelMethods;

/**
 * Holds back the newest horizons of a panel, one after the other, and scores what models say of them from what came before. What wasn't observed is
 * compared with nothing; a series that hadn't begun, or has nothing but a gap there, is passed over.
 */
public final class PanelBacktest {
    private final Panel panel;
    private final int horizon;
    private final int rounds;

    /** @param panel every series longer than {@code (rounds + 1) · horizon + season} */
    public PanelBacktest(Panel panel, int horizon, int rounds) {
        this.panel = panel;
        this.horizon = horizon;
        this.rounds = rounds;
    }

    /**
     * Tries a model.
     *
     * @param progress hears of the methods of each round
     * @throws IllegalArgumentException if there is none of that name
     */
    public PanelScore score(String model, Progress progress) {
        return scores(methods -> List.of(methods.named(model)), progress).get(0);
    }

    /**
     * Tries the default ensemble, without each of its members, and with each candidate as one more.
     *
     * @param progress hears of the methods of each ensemble and round
     * @throws IllegalArgumentException if there is no candidate of a name
     */
    public List<PanelScore> ablation(List<String> candidates, Progress progress) {
        return scores(methods -> methods.ablation(candidates), progress);
    }

    private List<PanelScore> scores(Function<PanelMethods, List<PanelEnsemble>> chosen, Progress progress) {
        Map<String, Sums> sums = new LinkedHashMap<>();
        for (int round = rounds; round >= 1; round--) {
            Panel known = panel.before(round * horizon);
            for (PanelEnsemble ensemble : chosen.apply(PanelMethods.of(known))) {
                Sums of = sums.computeIfAbsent(ensemble.label(), label -> new Sums(horizon));
                long begin = System.nanoTime();
                List<Forecast> forecasts = ensemble.forecast(known, horizon, Coverage.STANDARD, progress)
                        .series();
                of.seconds += (System.nanoTime() - begin) / 1e9;
                of.add(known, forecasts, round);
            }
        }
        if (sums.values().stream().allMatch(of -> of.series == 0)) {
            throw new IllegalArgumentException("nothing was observed in the steps that are held back");
        }
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().score(entry.getKey()))
                .toList();
    }

    /** Errors added up over series. */
    private final class Sums {
        private final double[] steps;
        private final int[] stepCounts;
        private double smape;
        private double mase;
        private double naiveSmape;
        private double naiveMase;
        private double rmseRatio;
        private double msis;
        private int in80;
        private int in95;
        private int points;
        private int series;
        private int scaled;
        private double seconds;

        Sums(int horizon) {
            steps = new double[horizon];
            stepCounts = new int[horizon];
        }

        void add(Panel known, List<Forecast> forecasts, int round) {
            for (int i = 0; i < forecasts.size(); i++) {
                int series = i;
                double[] sample = known.values(i);
                double[] observed = IntStream.range(0, horizon)
                        .mapToDouble(h -> panel.observed(series, sample.length + h))
                        .toArray();
                int[] compared = IntStream.range(0, horizon)
                        .filter(h -> Double.isFinite(observed[h]))
                        .toArray();
                if (compared.length > 0 && panel.hasBegun(i, round * horizon)) {
                    add(forecasts.get(i), sample, observed, compared);
                }
            }
        }

        private void add(Forecast forecast, double[] sample, double[] observed, int[] compared) {
            double[] means = forecast.means();
            double[] naive = naive2(sample);
            double scale = IntervalScore.scale(sample, panel.season());
            series++;
            points += compared.length;
            smape += smape(observed, means, compared);
            naiveSmape += smape(observed, naive, compared);
            for (int h : compared) {
                List<Interval> intervals = forecast.points().get(h).intervals();
                in80 += inside(intervals.get(0), observed[h]) ? 1 : 0;
                in95 += inside(intervals.get(1), observed[h]) ? 1 : 0;
            }
            if (!(scale > 0)) {
                return;
            }
            scaled++;
            double errors = 0;
            double naiveErrors = 0;
            for (int h : compared) {
                double error = Math.abs(observed[h] - means[h]) / scale;
                steps[h] += error;
                stepCounts[h]++;
                mase += error / compared.length;
                naiveMase += Math.abs(observed[h] - naive[h]) / scale / compared.length;
                errors += error * error;
                double last = sample[sample.length - panel.season() + h % panel.season()];
                naiveErrors += (observed[h] - last) * (observed[h] - last) / (scale * scale);
                msis += IntervalScore.of(forecast.points().get(h).intervals().get(1), observed[h])
                        / scale
                        / compared.length;
            }
            rmseRatio += naiveErrors > 0 ? Math.sqrt(errors / naiveErrors) : 1;
        }

        PanelScore score(String model) {
            double relative = (smape / naiveSmape + mase / naiveMase) / 2;
            return new PanelScore(
                    model,
                    panel.size(),
                    smape / series,
                    mase / scaled,
                    relative,
                    rmseRatio / scaled,
                    (double) in80 / points,
                    (double) in95 / points,
                    msis / scaled,
                    series / seconds,
                    IntStream.range(0, horizon)
                            .mapToObj(h -> steps[h] / stepCounts[h])
                            .toList());
        }
    }

    /** Naive2: the last value of the series without its season, the season put back (Makridakis et al. 2020). */
    private double[] naive2(double[] sample) {
        SeasonalAdjustment adjustment = SeasonalAdjustment.of(sample, panel.season());
        double[] flat = new double[horizon];
        Arrays.fill(flat, adjustment.adjusted().at(sample.length - 1));
        return adjustment.restored(flat);
    }

    private static double smape(double[] observed, double[] forecast, int[] compared) {
        double sum = 0;
        for (int h : compared) {
            double size = Math.abs(observed[h]) + Math.abs(forecast[h]);
            sum += size == 0 ? 0 : 200 * Math.abs(observed[h] - forecast[h]) / size;
        }
        return sum / compared.length;
    }

    private static boolean inside(Interval interval, double y) {
        return y >= interval.lower() && y <= interval.upper();
    }
}
