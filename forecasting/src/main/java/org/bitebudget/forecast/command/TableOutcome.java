package org.bitebudget.forecast.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.panel.Gaps;
import org.bitebudget.forecast.score.IntervalScore;
import org.bitebudget.forecast.table.Table;
import org.bitebudget.forecast.table.TableRound;

/**
 * What became of the forecasts of a table.
 *
 * @param lines forecasts written
 * @param held how far the intervals held what the file says of the forecast steps; empty if it says nothing, or there were no intervals
 */
record TableOutcome(int lines, Optional<Held> held) {

    /**
     * Observations that the intervals are compared with.
     *
     * @param share80 share of them inside the 80 % intervals
     * @param share95 inside the 95 % intervals
     * @param msis mean scaled interval score of the 95 % intervals ({@link IntervalScore}) over the rounds of all series; NaN if none changed before
     */
    record Held(int observed, double share80, double share95, double msis) {}

    static TableOutcome of(int lines) {
        return new TableOutcome(lines, Optional.empty());
    }

    /** @param season observations in one cycle, by whose changes interval scores are scaled */
    static TableOutcome of(int lines, Table table, int season, List<TableRound> rounds) {
        Sums sums = new Sums();
        for (TableRound round : rounds) {
            Map<Integer, List<TableRound.Answer>> bySeries =
                    round.answers().stream().collect(Collectors.groupingBy(TableRound.Answer::series));
            bySeries.forEach((series, answers) -> {
                double[] sample = Gaps.bridged(table.observed(series, round.origin()));
                sums.add(table, answers, IntervalScore.scale(sample, season));
            });
        }
        return sums.observed == 0 ? of(lines) : new TableOutcome(lines, Optional.of(sums.held()));
    }

    private static final class Sums {
        private int observed;
        private int in80;
        private int in95;
        private double msis;
        private int scaled;

        /** Adds one round of one series. */
        void add(Table table, List<TableRound.Answer> answers, double scale) {
            double scores = 0;
            int steps = 0;
            for (TableRound.Answer answer : answers) {
                double y = table.series().get(answer.series()).value(answer.place());
                if (!Double.isNaN(y)) {
                    Interval wide = answer.intervals().get(1);
                    in80 += inside(answer.intervals().get(0), y);
                    in95 += inside(wide, y);
                    scores += IntervalScore.of(wide, y) / scale;
                    steps++;
                }
            }
            observed += steps;
            if (steps > 0 && scale > 0) {
                msis += scores / steps;
                scaled++;
            }
        }

        Held held() {
            return new Held(observed, (double) in80 / observed, (double) in95 / observed, msis / scaled);
        }

        private static int inside(Interval interval, double y) {
            return y >= interval.lower() && y <= interval.upper() ? 1 : 0;
        }
    }

    String json() {
        return "{\"lines\":" + lines
                + held.map(of -> String.format(
                                Locale.ROOT,
                                ",\"observed\":%d,\"coverage80\":%.4f,\"coverage95\":%.4f%s",
                                of.observed(),
                                of.share80(),
                                of.share95(),
                                Double.isFinite(of.msis())
                                        ? String.format(Locale.ROOT, ",\"msis\":%.3f", of.msis())
                                        : ""))
                        .orElse("")
                + "}";
    }

    String sentence() {
        return lines + " lines"
                + held.map(of -> String.format(
                                Locale.ROOT,
                                "; of %d observed values %.1f %% are inside the 80 %% intervals, %.1f %% inside the 95 %% ones, MSIS %.2f",
                                of.observed(),
                                100 * of.share80(),
                                100 * of.share95(),
                                of.msis()))
                        .orElse("");
    }
}
