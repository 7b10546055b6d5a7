package org.bitebudget.ml.domain.series;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Interval;

/**
 * A forecast that waits to be compared with what happens, at the steps ahead that its profile names.
 *
 * @param origin last step that it knew
 * @param scale what errors are measured by, the same for all its voices
 * @param observations that it knew
 * @param voices the answer first, then every model that was asked
 * @param bounds of the answer: for each of those steps, lower and upper bound of each interval
 */
public record Pending(int origin, double scale, int observations, List<Voice> voices, List<Double> bounds) {
    /** Absolute error in units of the series' usual change when the forecast was made, the same for all its models. */
    public static final String ERROR = "ASE";

    /** Whether the value fell outside of the answer's interval; the coverage in percent follows. */
    public static final String OUTSIDE = "outside";

    private static final int[] LEVELS = {80, 95};

    /**
     * What one of them said.
     *
     * @param means one for each of those steps
     */
    public record Voice(String model, String version, List<Double> means) {
        public Voice {
            means = List.copyOf(means);
        }
    }

    public Pending {
        voices = List.copyOf(voices);
        bounds = List.copyOf(bounds);
    }

    /** What is kept of an answer. */
    static Pending of(History history, Selection selection, SeriesForecast forecast) {
        List<Integer> steps = history.profile().scored();
        List<Voice> voices = new ArrayList<>();
        voices.add(voice(forecast.label(), forecast.version(), forecast.answer(), steps));
        for (SeriesForecast.Member member : forecast.members()) {
            // one that speaks alone is the answer
            boolean alone =
                    member.label().equals(forecast.label()) && member.version().equals(forecast.version());
            if (!alone) {
                member.forecast().ifPresent(said -> voices.add(voice(member.label(), member.version(), said, steps)));
            }
        }
        List<Double> bounds = new ArrayList<>();
        for (int step : steps) {
            for (Interval interval : forecast.answer().points().get(step - 1).intervals()) {
                bounds.add(interval.lower());
                bounds.add(interval.upper());
            }
        }
        return new Pending(history.last(), selection.scale(), history.observations(), voices, bounds);
    }

    private static Voice voice(String label, String version, Forecast said, List<Integer> steps) {
        return new Voice(
                label,
                version,
                steps.stream().map(step -> said.points().get(step - 1).mean()).toList());
    }

    /** True while some of it lies ahead of that step. */
    boolean isOpen(Profile profile, int through) {
        List<Integer> steps = profile.scored();
        return origin + steps.get(steps.size() - 1) > through;
    }

    /**
     * Compares it with the steps after {@code after}, up to {@code through}. A price that merely holds since it wasn't seen is nothing to compare with.
     *
     * @param values of the history
     */
    List<Score> scores(History history, double[] values, int after, int through) {
        List<Score> scores = new ArrayList<>();
        List<Integer> steps = history.profile().scored();
        for (int i = 0; i < steps.size(); i++) {
            int target = origin + steps.get(i);
            boolean seen = history.profile().countsZeros()
                    ? target >= history.first()
                    : history.amountAt(target) != History.NONE;
            if (target > after && target <= through && seen) {
                compare(values[target - history.first()], i, steps.get(i), scores);
            }
        }
        return scores;
    }

    private void compare(double observed, int at, int horizon, List<Score> scores) {
        for (Voice voice : voices) {
            double error = Math.abs(observed - voice.means().get(at)) / scale;
            scores.add(new Score(voice.model(), voice.version(), ERROR, origin, horizon, error, observations));
        }
        Voice answer = voices.get(0);
        for (int level = 0; level < LEVELS.length; level++) {
            int bound = 2 * (at * LEVELS.length + level);
            boolean inside = bounds.get(bound) <= observed && observed <= bounds.get(bound + 1);
            scores.add(new Score(
                    answer.model(),
                    answer.version(),
                    OUTSIDE + LEVELS[level],
                    origin,
                    horizon,
                    inside ? 0 : 1,
                    observations));
        }
    }
}
