package org.bitebudget.ml.domain.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bitebudget.ml.domain.series.SeriesForecaster.Question;

/**
 * A series while it is worked on: its history, the models that speak for it, forecasts that wait to be compared, the newest anomalies. Inputs change the
 * history; {@link #bringUp} then takes the models to the step before the newest one.
 *
 * <p>A correction of a step that the models have in them goes back to where they stood when they were chosen, and from there on again: at most as many steps as
 * the profile lets pass between two choices. What lies before the choice is reason to choose anew.
 */
public final class SeriesBook {
    private static final int MOST_ANOMALIES = 5;

    private final History history;
    private final List<Pending> pending;
    private final List<Anomaly> anomalies;
    private Optional<Selection> selection;
    private int scoredThrough;
    private int correctedFrom = Integer.MAX_VALUE;
    private int anomaliesFound;
    private double[] values = {};

    /**
     * @param selection absent for a series that begins
     * @param scoredThrough last step that forecasts were compared with
     */
    public SeriesBook(
            History history,
            Optional<Selection> selection,
            List<Pending> pending,
            List<Anomaly> anomalies,
            int scoredThrough) {
        this.history = history;
        this.selection = selection;
        this.pending = new ArrayList<>(pending);
        this.anomalies = new ArrayList<>(anomalies);
        this.scoredThrough = scoredThrough;
    }

    public History history() {
        return history;
    }

    public Optional<Selection> selection() {
        return selection;
    }

    public List<Pending> pending() {
        return pending;
    }

    /** The newest ones, oldest first. */
    public List<Anomaly> anomalies() {
        return anomalies;
    }

    public int scoredThrough() {
        return scoredThrough;
    }

    /** How many values were found to be anomalies since the book was opened. */
    public int anomaliesFound() {
        return anomaliesFound;
    }

    /** The step has this amount from now on. */
    public void put(int step, long amount, boolean promo) {
        note(step);
        history.put(step, amount, promo);
    }

    /** So much more of the step. */
    public void add(int step, long amount) {
        note(step);
        long before = history.amountAt(step);
        history.put(step, before == History.NONE ? amount : before + amount, false);
    }

    /** Nothing was observed at the step after all. */
    public void remove(int step) {
        note(step);
        history.remove(step);
        anomalies.removeIf(anomaly -> anomaly.step() == step);
    }

    private void note(int step) {
        correctedFrom = Math.min(correctedFrom, step);
    }

    /**
     * Takes the models to the step before the newest.
     *
     * @param chosen where the models stood when they were chosen
     * @return why models should be chosen anew, if they should
     */
    public Optional<Reason> bringUp(ModelChoice choice, Supplier<Optional<Selection>> chosen) {
        if (history.isEmpty()) {
            selection = Optional.empty();
            pending.clear();
            return Optional.empty();
        }
        values = history.values();
        int from = correctedFrom;
        correctedFrom = Integer.MAX_VALUE;
        Optional<Selection> before = selection;
        boolean corrected = before.filter(
                        state -> from <= state.closedThrough() || state.closedThrough() >= history.last())
                .isPresent();
        Optional<Selection> start = corrected
                ? chosen.get().filter(state -> state.number() == before.get().number() && state.closedThrough() < from)
                : before;
        start = start.filter(state -> state.reaches(history));
        if (start.isPresent()) {
            selection = Optional.of(closeSteps(start.get()));
            return choice.due(selection.get(), history, values);
        }
        if (corrected && before.get().origins() > 0 && before.get().reaches(history)) {
            // until it is its turn, the models that don't know of the correction speak
            selection = Optional.of(closeSteps(before.get()));
            return Optional.of(Reason.CORRECTED);
        }
        Selection begun =
                choice.begin(history, values, before.map(Selection::number).orElse(0) + 1);
        selection = Optional.of(begun);
        return begun.due(history, values);
    }

    /** Chooses models anew. */
    public void choose(ModelChoice choice, Reason reason) {
        int number = selection.map(Selection::number).orElse(0);
        selection = Optional.of(choice.select(history, values, number + 1, reason));
    }

    /** True if choosing takes some milliseconds of one core. */
    public boolean needsTrials(ModelChoice choice) {
        return choice.needsTrials(history, values);
    }

    private Selection closeSteps(Selection start) {
        Selection after = start;
        while (after.closedThrough() < history.last() - 1) {
            int step = after.closedThrough() + 1;
            Selection.Step taken = after.step(values[step - history.first()]);
            judge(step, after, taken);
            after = taken.after();
        }
        return after;
    }

    /** Notes whether a step is an anomaly; a price that merely holds is none. */
    private void judge(int step, Selection before, Selection.Step taken) {
        if (before.origins() == 0
                || (history.amountAt(step) == History.NONE && !history.profile().countsZeros())) {
            return;
        }
        boolean known = anomalies.removeIf(anomaly -> anomaly.step() == step);
        taken.expected()
                .map(point -> Doubt.widen(history.profile(), point, 1))
                .flatMap(point -> Anomaly.of(step, values[step - history.first()], point))
                .ifPresent(anomaly -> {
                    anomalies.add(anomaly);
                    anomaliesFound += known ? 0 : 1;
                });
        if (anomalies.size() > MOST_ANOMALIES) {
            anomalies.remove(0);
        }
    }

    /** What is to be answered; only of a history that isn't empty, once it was brought up. */
    public Question question(String seriesId) {
        Selection chosen = selection.orElseThrow();
        double newest = values[values.length - 1];
        judge(history.last(), chosen, chosen.step(newest));
        return new Question(seriesId, history, newest, chosen);
    }

    /** Compares the forecasts that wait with the steps that were closed since. */
    public List<Score> score() {
        List<Score> scores = new ArrayList<>();
        int through = history.isEmpty() ? scoredThrough : history.last() - 1;
        if (through > scoredThrough) {
            for (Pending forecast : pending) {
                scores.addAll(forecast.scores(history, values, scoredThrough, through));
            }
            scoredThrough = through;
        }
        pending.removeIf(forecast -> !forecast.isOpen(history.profile(), through));
        return scores;
    }

    /** The answer waits to be compared; of several from one step the newest does. */
    public void answered(SeriesForecast forecast) {
        pending.removeIf(earlier -> earlier.origin() >= history.last());
        pending.add(Pending.of(history, selection.orElseThrow(), forecast));
    }
}
