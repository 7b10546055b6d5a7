package org.bitebudget.ocr.domain.category;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A network of one hidden layer from the signal of a name to its label, and to its finer label where there are some: the two
 * share the hidden layer and are learned together (Caruana 1997). Hidden units are left out at random while learning (Srivastava et
 * al. 2014). The same lessons and seed give the same network to the last bit on every machine.
 */
final class NameNetwork {

    private static final float RATE = 0.05f;
    private static final float LEFT_OUT = 0.1f;

    private final Shape shape;
    private final AdaptiveRows words;
    private final AdaptiveRows meanings;
    private final AdaptiveRows bias;
    private final AdaptiveRows outputs;
    private final AdaptiveRows outputBias;
    private final Random random;

    private NameNetwork(Shape shape, long seed) {
        this.shape = shape;
        random = new Random(seed);
        words = new AdaptiveRows(shape.features, shape.hidden, random);
        meanings = new AdaptiveRows(shape.dimensions, shape.hidden, random);
        bias = new AdaptiveRows(1, shape.hidden, random);
        outputs = new AdaptiveRows(shape.hidden, shape.outputs(), random);
        outputBias = new AdaptiveRows(1, shape.outputs(), random);
    }

    /**
     * Sizes.
     *
     * @param features of the vocabulary
     * @param dimensions of a meaning, 0 for none
     * @param hidden units
     * @param labels to tell apart
     * @param parents the label of each finer label; empty for no finer ones
     */
    record Shape(int features, int dimensions, int hidden, int labels, List<Integer> parents) {

        int outputs() {
            return labels + parents.size();
        }
    }

    /**
     * One example.
     *
     * @param finer index of the finer label; of no account when there are none
     */
    record Lesson(NameSignal signal, int label, int finer) {}

    /** Goes through the lessons {@code rounds} times, in an order of its own each, with smaller steps each time. */
    static NameNetwork trained(List<Lesson> lessons, Shape shape, int rounds, long seed, Runnable roundDone) {
        NameNetwork network = new NameNetwork(shape, seed);
        List<Lesson> order = new ArrayList<>(lessons);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, network.random);
            float rate = RATE * (rounds - round) / rounds;
            order.forEach(lesson -> network.learn(lesson, rate));
            roundDone.run();
        }
        return network;
    }

    /** Of each label; what the finer labels say of theirs counts as much as what is said of the labels themselves. */
    double[] probabilities(NameSignal signal) {
        float[] outputs = answer(hidden(signal));
        double[] probabilities = new double[shape.labels];
        boolean finer = !shape.parents.isEmpty();
        for (int label = 0; label < shape.labels; label++) {
            probabilities[label] = outputs[label] * (finer ? 0.5 : 1);
        }
        for (int i = 0; i < shape.parents.size(); i++) {
            probabilities[shape.parents.get(i)] += 0.5 * outputs[shape.labels + i];
        }
        return probabilities;
    }

    private void learn(Lesson lesson, float rate) {
        float[] hidden = hidden(lesson.signal);
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = random.nextFloat() < LEFT_OUT ? 0 : hidden[i] / (1 - LEFT_OUT);
        }
        float[] error = answer(hidden);
        error[lesson.label] -= 1;
        if (!shape.parents.isEmpty()) {
            error[shape.labels + lesson.finer] -= 1;
        }
        float[] gradient = new float[shape.hidden];
        for (int i = 0; i < hidden.length; i++) {
            if (hidden[i] > 0) {
                gradient[i] = outputs.product(i, error) / (1 - LEFT_OUT);
                outputs.learn(i, hidden[i], error, rate);
            }
        }
        outputBias.learn(0, 1, error, rate);
        bias.learn(0, 1, gradient, rate);
        NameSignal signal = lesson.signal;
        for (int i = 0; i < signal.size(); i++) {
            words.learn(signal.feature(i), signal.weight(i), gradient, rate);
        }
        for (int i = 0; i < signal.dimensions(); i++) {
            meanings.learn(i, signal.meaning(i), gradient, rate);
        }
    }

    private float[] hidden(NameSignal signal) {
        float[] hidden = new float[shape.hidden];
        bias.add(0, 1, hidden);
        for (int i = 0; i < signal.size(); i++) {
            words.add(signal.feature(i), signal.weight(i), hidden);
        }
        for (int i = 0; i < signal.dimensions(); i++) {
            meanings.add(i, signal.meaning(i), hidden);
        }
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = Math.max(0, hidden[i]);
        }
        return hidden;
    }

    /** Probabilities of the labels, then those of the finer ones. */
    private float[] answer(float[] hidden) {
        float[] answer = new float[shape.outputs()];
        outputBias.add(0, 1, answer);
        for (int i = 0; i < hidden.length; i++) {
            if (hidden[i] > 0) {
                outputs.add(i, hidden[i], answer);
            }
        }
        normalise(answer, 0, shape.labels);
        normalise(answer, shape.labels, answer.length);
        return answer;
    }

    private static void normalise(float[] answer, int from, int to) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            most = Math.max(most, answer[i]);
        }
        float sum = 0;
        for (int i = from; i < to; i++) {
            answer[i] = (float) StrictMath.exp(answer[i] - most);
            sum += answer[i];
        }
        for (int i = from; i < to; i++) {
            answer[i] /= sum;
        }
    }
}
