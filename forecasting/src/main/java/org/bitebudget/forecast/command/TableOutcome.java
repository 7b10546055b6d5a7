package org.bitebudget.forecast.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitebudget.forecast.Forecast.Interval;
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
     */
    record Held(int observed, double share80, double share95) {}

    static TableOutcome of(int lines) {
        return new TableOutcome(lines, Optional.empty());
    }

    static TableOutcome of(int lines, Table table, List<TableRound> rounds) {
        int observed = 0;
        int[] inside = new int[2];
        for (TableRound round : rounds) {
            for (TableRound.Answer answer : round.answers()) {
                double y = table.series().get(answer.series()).value(answer.place());
                if (!Double.isNaN(y)) {
                    observed++;
                    for (int level = 0; level < inside.length; level++) {
                        Interval interval = answer.intervals().get(level);
                        inside[level] += y >= interval.lower() && y <= interval.upper() ? 1 : 0;
                    }
                }
            }
        }
        if (observed == 0) {
            return of(lines);
        }
        return new TableOutcome(
                lines, Optional.of(new Held(observed, (double) inside[0] / observed, (double) inside[1] / observed)));
    }

    String json() {
        return "{\"lines\":" + lines
                + held.map(of -> String.format(
                                Locale.ROOT,
                                ",\"observed\":%d,\"coverage80\":%.4f,\"coverage95\":%.4f",
                                of.observed(),
                                of.share80(),
                                of.share95()))
                        .orElse("")
                + "}";
    }

    String sentence() {
        return lines + " lines"
                + held.map(of -> String.format(
                                Locale.ROOT,
                                "; of %d observed values %.1f %% are inside the 80 %% intervals, %.1f %% inside the 95 %% ones",
                                of.observed(),
                                100 * of.share80(),
                                100 * of.share95()))
                        .orElse("");
    }
}
