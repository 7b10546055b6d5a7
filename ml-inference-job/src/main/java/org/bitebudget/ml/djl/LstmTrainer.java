package org.bitebudget.ml.djl;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bitebudget.ml.djl.TrainingCheckpoint.Progress;
import org.bitebudget.ml.domain.lstm.PriceWindow;

/**
 * Trains the price network by Adam on the mean squared error. After each epoch it is tried on held-out windows; the best weights are kept, and
 * training ends early when they haven't improved for a while. The same settings and data give the same weights on the same machine, however often
 * training was interrupted between epochs.
 *
 * @param epochs at most that many passes
 * @param patience epochs without improvement after which training ends
 * @param seed of weights, order and dropout
 * @param cache where DJL may unpack its native libraries
 */
public record LstmTrainer(int epochs, int patience, long seed, Path cache) {
    /** Fewer windows aren't learnt from. */
    static final int BATCH = 64;

    private static final float LEARNING_RATE = 0.002f;
    private static final float LARGEST_GRADIENT = 1f;

    /**
     * One pass over the data.
     *
     * @param loss mean squared error of training, dropout included, in the network's unit
     * @param validation mean squared error on held-out windows
     */
    public record Epoch(int number, double loss, double validation, boolean best) {}

    /** Weights of the best epoch. */
    static final class Trained {
        final byte[] weights;
        final int bestEpoch;
        final int epochs;

        Trained(byte[] weights, int bestEpoch, int epochs) {
            this.weights = weights;
            this.bestEpoch = bestEpoch;
            this.epochs = epochs;
        }
    }

    /**
     * @param checkpoint where training that was interrupted goes on; kept after each epoch
     * @param progress told of each epoch
     */
    Trained train(TrainingSet training, TrainingSet held, TrainingCheckpoint checkpoint, Consumer<Epoch> progress)
            throws IOException {
        if (training.size() < BATCH || held.size() == 0) {
            throw new IllegalArgumentException("training needs at least " + BATCH
                    + " windows and one to hold out but there are " + training.size() + " and " + held.size());
        }
        Engine engine = LstmArchitecture.engine(cache);
        LstmArchitecture.holdThreads();
        engine.setRandomSeed(Math.toIntExact(seed));
        ResumableAdam adam = ResumableAdam.of(LEARNING_RATE, LARGEST_GRADIENT);
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss("mse", 1))
                .optOptimizer(adam)
                .optDevices(new Device[] {Device.cpu()});
        Progress last = checkpoint.last().orElse(Progress.BEGIN);
        try (Model model = LstmArchitecture.model(training.horizon())) {
            if (last.epoch > 0) {
                // before there is a trainer, which keeps the weights that it finds
                load(last.weights, model);
            }
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(LstmArchitecture.windows(BATCH));
                if (last.epoch > 0) {
                    adam.read(model.getBlock(), input(last.moments));
                }
                return train(trainer, adam, training, held, last, checkpoint, progress);
            }
        }
    }

    private static void load(byte[] weights, Model model) throws IOException {
        Block block = model.getBlock();
        block.initialize(model.getNDManager(), DataType.FLOAT32, LstmArchitecture.windows(BATCH));
        try {
            block.loadParameters(model.getNDManager(), input(weights));
        } catch (MalformedModelException e) {
            throw new IOException("the checkpoint of this training can't be read; train with --anew", e);
        }
    }

    private Trained train(
            Trainer trainer,
            ResumableAdam adam,
            TrainingSet training,
            TrainingSet held,
            Progress last,
            TrainingCheckpoint checkpoint,
            Consumer<Epoch> progress)
            throws IOException {
        Progress at = last;
        while (at.epoch < epochs && at.epoch - at.bestEpoch < patience) {
            int epoch = at.epoch + 1;
            // dropout of an epoch is the same whether or not training was interrupted before it
            trainer.getManager().getEngine().setRandomSeed(Math.toIntExact(seed + epoch));
            double loss = pass(trainer, training, epoch);
            double validation = validate(trainer, held);
            boolean better = validation < at.best;
            Block block = trainer.getModel().getBlock();
            byte[] weights = bytes(block::saveParameters);
            at = new Progress(
                    epoch,
                    better ? epoch : at.bestEpoch,
                    better ? validation : at.best,
                    better ? weights : at.bestWeights,
                    weights,
                    bytes(out -> adam.write(block, out)));
            checkpoint.keep(at);
            progress.accept(new Epoch(epoch, loss, validation, better));
        }
        return new Trained(at.bestWeights, at.bestEpoch, at.epoch);
    }

    private double pass(Trainer trainer, TrainingSet training, int epoch) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, training.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed + epoch));
        double sum = 0;
        int batches = 0;
        for (int from = 0; from + BATCH <= order.size(); from += BATCH) {
            try (NDManager scope = trainer.getManager().newSubManager()) {
                sum += step(trainer, scope, training, order.subList(from, from + BATCH));
                trainer.step();
            }
            batches++;
        }
        return sum / batches;
    }

    private static double step(Trainer trainer, NDManager scope, TrainingSet set, List<Integer> batch) {
        NDList windows = new NDList(windows(scope, set, batch));
        NDList targets = new NDList(targets(scope, set, batch));
        try (GradientCollector gradients = trainer.newGradientCollector()) {
            NDList answers = trainer.forward(windows);
            NDArray loss = trainer.getLoss().evaluate(targets, answers);
            gradients.backward(loss);
            answers.attach(scope);
            loss.attach(scope);
            return loss.getFloat();
        }
    }

    private static double validate(Trainer trainer, TrainingSet held) {
        double sum = 0;
        for (int from = 0; from < held.size(); from += BATCH) {
            List<Integer> batch = IntStream.range(from, Math.min(held.size(), from + BATCH))
                    .boxed()
                    .toList();
            try (NDManager scope = trainer.getManager().newSubManager()) {
                NDList answers = trainer.evaluate(new NDList(windows(scope, held, batch)));
                answers.attach(scope);
                NDArray loss = trainer.getLoss().evaluate(new NDList(targets(scope, held, batch)), answers);
                loss.attach(scope);
                sum += loss.getFloat() * batch.size();
            }
        }
        return sum / held.size();
    }

    private static NDArray windows(NDManager scope, TrainingSet set, List<Integer> batch) {
        int size = PriceWindow.DAYS * PriceWindow.FEATURES;
        return scope.create(flat(set.windows(), batch, size), LstmArchitecture.windows(batch.size()));
    }

    private static NDArray targets(NDManager scope, TrainingSet set, List<Integer> batch) {
        int size = set.horizon();
        return scope.create(flat(set.targets(), batch, size), new Shape(batch.size(), size));
    }

    private static float[] flat(List<float[]> rows, List<Integer> batch, int size) {
        float[] flat = new float[batch.size() * size];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(rows.get(batch.get(i)), 0, flat, i * size, size);
        }
        return flat;
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        }
        return bytes.toByteArray();
    }

    private static DataInputStream input(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
