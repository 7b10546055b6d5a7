package org.bitebudget.ml.djl;

import ai.djl.util.Utils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitebudget.forecast.panel.Panel;
import org.bitebudget.forecast.panel.PanelMethod;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.lstm.SeriesWindow;

/**
 * One LSTM network for all series of a panel (one model for many series: Salinas et al., International Journal of Forecasting 36, 2020), the layers of the
 * price network over {@link SeriesWindow}s. It is trained on what came before the earliest origin, with a fixed seed, until windows that are held out no
 * longer improve, and answers from all origins. Series that never moved, and what is too short to learn from, stay where they are.
 */
public final class PanelLstm implements PanelMethod {
    private static final String CACHE = "DJL_CACHE_DIR";
    private static final int EPOCHS = 30;
    private static final int PATIENCE = 3;
    private static final int SEED = 42;
    /** Of larger panels every second, third… window is learnt from. */
    private static final int MOST_WINDOWS = 20_000;
    /** Every fifth series is held out; of fewer series the newest fifth of their windows. */
    private static final int HELD_OUT = 5;

    private final Path cache;

    /** Unpacks native libraries where {@value #CACHE} says, else in {@code var/djl}. */
    public PanelLstm() {
        this(Path.of(Utils.getEnvOrSystemProperty(CACHE, "var/djl")));
    }

    PanelLstm(Path cache) {
        this.cache = cache;
    }

    @Override
    public String label() {
        return LstmForecaster.NAME;
    }

    @Override
    public double[][][] forecast(Panel panel, int[] back, int horizon) {
        List<Panel> known = IntStream.of(back).mapToObj(panel::before).toList();
        double[][][] answer =
                known.stream().map(before -> before.resting(horizon)).toArray(double[][][]::new);
        try {
            Optional<byte[]> weights = trained(windows(known.get(0)), horizon);
            if (weights.isPresent()) {
                try (LstmNetwork network = LstmNetwork.of(new ByteArrayInputStream(weights.get()), horizon, cache)) {
                    for (int o = 0; o < answer.length; o++) {
                        ask(network, windows(known.get(o)), answer[o]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the network can't be trained", e);
        }
        return answer;
    }

    /** Weights of the best pass; none if there are too few windows to learn from. */
    private Optional<byte[]> trained(List<SeriesWindow> series, int horizon) throws IOException {
        long all = series.stream()
                .mapToLong(one -> Math.max(0, one.size() - horizon))
                .sum();
        int stride = (int) (all / MOST_WINDOWS) + 1;
        TrainingSet learning;
        TrainingSet held;
        if (series.size() < HELD_OUT) {
            double newest = 1 - 1.0 / HELD_OUT;
            learning = TrainingSet.of(series, horizon, stride, 0, newest);
            held = TrainingSet.of(series, horizon, stride, newest, 1);
        } else {
            learning = TrainingSet.of(every(series, false), horizon, stride, 0, 1);
            held = TrainingSet.of(every(series, true), horizon, stride, 0, 1);
        }
        if (learning.size() < LstmTrainer.BATCH || held.size() == 0) {
            return Optional.empty();
        }
        TrainingCheckpoint checkpoint = TrainingCheckpoint.temporary();
        try {
            LstmTrainer trainer = new LstmTrainer(EPOCHS, PATIENCE, SEED, cache);
            return Optional.of(trainer.train(learning, held, checkpoint, epoch -> {}).weights);
        } finally {
            checkpoint.discard();
        }
    }

    /** Every fifth series, or the others. */
    private static List<SeriesWindow> every(List<SeriesWindow> series, boolean fifth) {
        return IntStream.range(0, series.size())
                .filter(i -> (i % HELD_OUT == 0) == fifth)
                .mapToObj(series::get)
                .toList();
    }

    private static List<SeriesWindow> windows(Panel known) {
        return IntStream.range(0, known.size())
                .mapToObj(i -> new SeriesWindow(known.values(i), known.season(), known.timeline()))
                .toList();
    }

    /** Puts the network's answers in the place of those for series that move. */
    private static void ask(LstmNetwork network, List<SeriesWindow> series, double[][] answer) {
        int[] moving = IntStream.range(0, answer.length)
                .filter(i -> series.get(i).moves(series.get(i).size()))
                .toArray();
        List<float[]> answers = network.answer(IntStream.of(moving)
                .mapToObj(i -> series.get(i).encode(series.get(i).size()))
                .toList());
        for (int k = 0; k < moving.length; k++) {
            SeriesWindow asked = series.get(moving[k]);
            answer[moving[k]] = asked.values(asked.size(), answers.get(k));
        }
    }
}
