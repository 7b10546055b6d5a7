package org.bitebudget.forecast.table;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;

/**
 * What is forecast of a table from one origin.
 *
 * @param number rounds before it
 * @param origin first place of the table that wasn't looked at
 * @param answers by series, then step
 */
public record TableRound(int number, int origin, List<Answer> answers) {

    /**
     * One step of one series.
     *
     * @param place of the step in the table
     * @param intervals in the order of the coverages asked for; none if they weren't
     */
    public record Answer(int series, int place, double mean, List<Interval> intervals) {
        public Answer {
            intervals = List.copyOf(intervals);
        }
    }

    public TableRound {
        answers = List.copyOf(answers);
    }

    /** A round without intervals. */
    public static TableRound of(int number, int origin, int[] steps, double[][] means) {
        List<Answer> answers = new ArrayList<>();
        for (int s = 0; s < means.length; s++) {
            for (int k = 0; k < steps.length && !Double.isNaN(means[s][k]); k++) {
                answers.add(new Answer(s, origin + steps[k] - 1, means[s][k], List.of()));
            }
        }
        return new TableRound(number, origin, answers);
    }

    /** A round with intervals of the standard coverages. */
    public static TableRound of(int number, int origin, int[] steps, double[][] means, TableIntervals intervals) {
        List<List<Point>> points = intervals.around(means, origin, steps, Coverage.STANDARD);
        List<Answer> answers = new ArrayList<>();
        for (int s = 0; s < means.length; s++) {
            for (int k = 0; k < points.get(s).size(); k++) {
                Point point = points.get(s).get(k);
                answers.add(new Answer(s, origin + steps[k] - 1, point.mean(), point.intervals()));
            }
        }
        return new TableRound(number, origin, answers);
    }
}
