package org.bitebudget.ml.djl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bitebudget.ml.domain.lstm.PriceWindow;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.platform.ids.Ids;

/**
 * From price series to an artefact: every fifth series is held out, the network is trained on the others, and its errors on the held-out ones
 * become metrics and intervals.
 *
 * @param stride days from one window of a series to the next
 */
public record LstmTraining(LstmTrainer trainer, int stride) {
    private static final int HELD_OUT_EVERY = 5;
    private static final int[] COVERAGES = {80, 95};

    /**
     * What a network is trained on.
     *
     * @param tracks the series
     * @param words what they are, in words
     * @param fingerprint SHA-256, hexadecimal, of the file or recipe they come from
     */
    public record Data(List<PriceTrack> tracks, String words, String fingerprint) {
        public Data {
            tracks = List.copyOf(tracks);
        }

        /** Series that lie in no file: what they come from is the series themselves. */
        public static Data of(List<PriceTrack> tracks, String words) {
            MessageDigest digest = Ids.sha256();
            for (PriceTrack track : tracks) {
                ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + track.size() * (Double.BYTES + 1));
                bytes.putInt(track.dayAt(0));
                for (int t = 0; t < track.size(); t++) {
                    bytes.putDouble(track.priceAt(t)).put((byte) (track.isPromo(t) ? 1 : 0));
                }
                digest.update(bytes.array());
            }
            return new Data(tracks, words, HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** The checkpoint below a directory of this very training: another seed, other data or settings have another one. */
    public TrainingCheckpoint checkpoint(Path directory, Data data) {
        String training = String.join(
                "|",
                data.fingerprint(),
                ModelKind.LSTM.format(),
                Long.toString(trainer.seed()),
                Integer.toString(trainer.patience()),
                Integer.toString(stride));
        String name =
                Artefact.sha256(training.getBytes(StandardCharsets.UTF_8)).substring(0, ModelMetadata.VERSION_DIGITS);
        return new TrainingCheckpoint(directory.resolve("lstm-" + name + ".checkpoint"));
    }

    /**
     * Trains, from where an interrupted training of the same data left off if there was one.
     *
     * @param clock tells when training ended, for the metadata
     */
    public Artefact run(Data data, TrainingCheckpoint checkpoint, Clock clock, Consumer<LstmTrainer.Epoch> progress)
            throws IOException {
        List<PriceTrack> learnt = new ArrayList<>();
        List<PriceTrack> heldOut = new ArrayList<>();
        for (int i = 0; i < data.tracks().size(); i++) {
            (i % HELD_OUT_EVERY == 0 ? heldOut : learnt).add(data.tracks().get(i));
        }
        TrainingSet held = TrainingSet.of(heldOut, stride);
        TrainingSet learning = TrainingSet.of(learnt, stride);
        LstmTrainer.Trained trained = trainer.train(learning, held, checkpoint, progress);
        List<float[]> answers;
        try (LstmNetwork network =
                LstmNetwork.of(new ByteArrayInputStream(trained.weights), PriceWindow.HORIZON, trainer.cache())) {
            answers = network.answer(held.windows());
        }
        Map<String, Double> metrics = new TreeMap<>(metrics(held, answers));
        metrics.put("trainingWindows", (double) learning.size());
        metrics.put("heldOutWindows", (double) held.size());
        metrics.put("bestEpoch", (double) trained.bestEpoch);
        metrics.put("epochs", (double) trained.epochs);
        return Artefact.trained(
                ModelKind.LSTM,
                trained.weights,
                new Artefact.Origin(
                        trainer.seed(),
                        clock.instant(),
                        data.words(),
                        data.fingerprint(),
                        settings(),
                        metrics,
                        conformal(held, answers)));
    }

    private Map<String, String> settings() {
        return Map.of(
                "layers",
                Integer.toString(LstmArchitecture.LAYERS),
                "units",
                Integer.toString(LstmArchitecture.UNITS),
                "dropout",
                Double.toString(LstmArchitecture.DROPOUT),
                "patience",
                Integer.toString(trainer.patience()),
                "stride",
                Integer.toString(stride));
    }

    /** Errors of the answers and of the answer "nothing changes", as means over windows and days ahead; percentages are of the newest price. */
    private static Map<String, Double> metrics(TrainingSet held, List<float[]> answers) {
        double absolute = 0;
        double naiveAbsolute = 0;
        double squared = 0;
        double naiveSquared = 0;
        for (int i = 0; i < held.size(); i++) {
            for (int h = 0; h < PriceWindow.HORIZON; h++) {
                double truth = PriceWindow.price(100, held.targets().get(i)[h]);
                double error = PriceWindow.price(100, answers.get(i)[h]) - truth;
                absolute += Math.abs(error);
                squared += error * error;
                naiveAbsolute += Math.abs(100 - truth);
                naiveSquared += (100 - truth) * (100 - truth);
            }
        }
        double count = (double) held.size() * PriceWindow.HORIZON;
        return Map.of(
                "heldOutMaePercent",
                absolute / count,
                "heldOutRmsePercent",
                Math.sqrt(squared / count),
                "naiveMaePercent",
                naiveAbsolute / count,
                "naiveRmsePercent",
                Math.sqrt(naiveSquared / count));
    }

    private static Map<String, List<Double>> conformal(TrainingSet held, List<float[]> answers) {
        Map<String, List<Double>> quantiles = new TreeMap<>();
        for (int coverage : COVERAGES) {
            List<Double> widths = new ArrayList<>();
            for (int h = 0; h < PriceWindow.HORIZON; h++) {
                double[] errors = new double[held.size()];
                for (int i = 0; i < errors.length; i++) {
                    errors[i] = Math.abs(answers.get(i)[h] - held.targets().get(i)[h]);
                }
                Arrays.sort(errors);
                int rank = (int) Math.ceil((errors.length + 1) * coverage / 100.0);
                widths.add(errors[Math.min(rank, errors.length) - 1]);
            }
            quantiles.put(Integer.toString(coverage), widths);
        }
        return quantiles;
    }
}
