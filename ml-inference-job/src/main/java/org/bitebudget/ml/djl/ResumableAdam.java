package org.bitebudget.ml.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.optimizer.Optimizer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba, ICLR 2015) whose moments can be written down and taken up again, so that interrupted training goes on as if nothing had
 * happened. DJL's own keeps them to itself.
 */
final class ResumableAdam extends Optimizer {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    /** Decayed means of a parameter's gradients and of their squares. */
    private static final class Moments {
        private final NDArray mean;
        private final NDArray square;
        private int steps;

        private Moments(NDArray parameter) {
            mean = zeros(parameter);
            square = zeros(parameter);
        }

        private static NDArray zeros(NDArray parameter) {
            NDArray zeros = parameter.zerosLike();
            // outlives the step it is made in
            zeros.detach();
            return zeros;
        }
    }

    private final float learningRate;
    private final Map<String, Moments> moments = new HashMap<>();

    private ResumableAdam(Builder builder, float learningRate) {
        super(builder);
        this.learningRate = learningRate;
    }

    /** @param largestGradient gradients are held within ± that */
    static ResumableAdam of(float learningRate, float largestGradient) {
        return new ResumableAdam(new Builder().optClipGrad(largestGradient), learningRate);
    }

    private static final class Builder extends OptimizerBuilder<Builder> {
        @Override
        protected Builder self() {
            return this;
        }
    }

    @Override
    public void update(String parameter, NDArray weight, NDArray gradient) {
        Moments kept = moments.computeIfAbsent(parameter, id -> new Moments(weight));
        kept.steps++;
        double correction = Math.sqrt(1 - Math.pow(BETA2, kept.steps)) / (1 - Math.pow(BETA1, kept.steps));
        weight.getNDArrayInternal()
                .adamUpdate(
                        new NDList(weight, gradient, kept.mean, kept.square),
                        new NDList(weight),
                        learningRate,
                        (float) (learningRate * correction),
                        0,
                        rescaleGrad,
                        clipGrad,
                        BETA1,
                        BETA2,
                        EPSILON,
                        true,
                        false);
    }

    /** Writes the moments of the block's parameters, in their order. */
    void write(Block block, DataOutputStream out) throws IOException {
        for (var parameter : block.getParameters()) {
            Moments kept = moments.get(parameter.getValue().getId());
            out.writeInt(kept.steps);
            write(kept.mean, out);
            write(kept.square, out);
        }
    }

    /** Takes up what {@link #write} left of a block of the same form. */
    void read(Block block, DataInputStream in) throws IOException {
        for (var parameter : block.getParameters()) {
            Moments kept = moments.computeIfAbsent(
                    parameter.getValue().getId(),
                    id -> new Moments(parameter.getValue().getArray()));
            kept.steps = in.readInt();
            read(kept.mean, in);
            read(kept.square, in);
        }
    }

    private static void write(NDArray array, DataOutputStream out) throws IOException {
        for (float value : array.toFloatArray()) {
            out.writeFloat(value);
        }
    }

    private static void read(NDArray array, DataInputStream in) throws IOException {
        float[] values = new float[Math.toIntExact(array.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        array.set(values);
    }
}
