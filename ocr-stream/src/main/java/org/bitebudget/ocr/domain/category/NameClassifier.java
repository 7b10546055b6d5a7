package org.bitebudget.ocr.domain.category;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bitebudget.ocr.domain.category.NameNetwork.Lesson;
import org.bitebudget.ocr.domain.category.NameNetwork.Shape;
import org.bitebudget.ocr.domain.product.TextEmbedding;

/**
 * Learns to label names: the mean of several networks that start from different weights ({@link NameNetwork}), over
 * {@link NameFeatures}. A first pass holds some examples back. On them it finds by which power probabilities are to be sharpened
 * or blunted ({@link Sharpness}) and, if a language model is given, whether the networks do better when they also see what it
 * takes a name to mean.
 */
public final class NameClassifier {

    private static final long SEED = 20_260_301;

    /** One example in so many is held back to find how sure the classifier may be. */
    private static final int HELD_BACK = 5;

    private static final int LEAST_TO_HOLD_BACK = 100;

    private final Labels labels;
    private final NameVocabulary vocabulary;
    private final List<NameNetwork> networks;
    private final TextEmbedding embedding;
    private final double power;

    private NameClassifier(
            Labels labels,
            NameVocabulary vocabulary,
            List<NameNetwork> networks,
            TextEmbedding embedding,
            double power) {
        this.labels = labels;
        this.vocabulary = vocabulary;
        this.networks = networks;
        this.embedding = embedding;
        this.power = power;
    }

    /**
     * A name with its label.
     *
     * @param finer a label that divides the label, such as an aisle of a department; the label itself where there is none
     */
    public record Labelled(String name, String label, String finer) {

        public Labelled(String name, String label) {
            this(name, label, label);
        }
    }

    /**
     * A label with its probability.
     *
     * @param probability from 0 to 1; those of all labels add up to 1
     */
    public record Guess(String label, double probability) {}

    /**
     * What learning may cost.
     *
     * @param networks learned, an even number, beside each other on as many threads as there are processors
     * @param hidden units of each
     * @param rounds through the examples
     */
    public record Effort(int networks, int hidden, int rounds) {

        /** For batch work, minutes for some ten thousand names. */
        public static final Effort THOROUGH = new Effort(4, 128, 5);
    }

    /** Is told how far learning has come. */
    @FunctionalInterface
    public interface Progress {

        void reached(int done, int all);
    }

    /**
     * Learns from examples; the same examples give the same classifier.
     *
     * @param embedding a language model, {@link TextEmbedding#NONE} for none; sets of fewer than {@value #LEAST_TO_HOLD_BACK}
     *     examples do without
     * @throws IllegalArgumentException with fewer than two labels
     */
    public static NameClassifier train(
            List<Labelled> examples, TextEmbedding embedding, Effort effort, Progress progress) {
        Labels labels = new Labels(examples);
        List<Labelled> shuffled = new ArrayList<>(examples);
        Collections.shuffle(shuffled, new Random(SEED));
        boolean trial = shuffled.size() >= LEAST_TO_HOLD_BACK;
        AtomicInteger done = new AtomicInteger();
        int all = effort.networks * effort.rounds * (trial ? 2 : 1);
        Teacher teacher = new Teacher(labels, effort, () -> progress.reached(done.incrementAndGet(), all));
        if (!trial) {
            return teacher.classifier(shuffled, TextEmbedding.NONE.embed(names(shuffled)), TextEmbedding.NONE, 1);
        }
        List<TextEmbedding> choices =
                embedding == TextEmbedding.NONE ? List.of(embedding) : List.of(TextEmbedding.NONE, embedding);
        Trial best = null;
        for (TextEmbedding choice : choices) {
            Trial next = teacher.trial(shuffled, choice, effort.networks / choices.size());
            best = best == null || next.fit.surprise() < best.fit.surprise() ? next : best;
        }
        return teacher.classifier(shuffled, best.meanings, best.embedding, best.fit.power());
    }

    /**
     * Learns from examples without a first pass.
     *
     * @param power under which the classifier's probabilities come true, as known from elsewhere
     * @throws IllegalArgumentException with fewer than two labels
     */
    static NameClassifier train(List<Labelled> examples, Effort effort, double power) {
        Teacher teacher = new Teacher(new Labels(examples), effort, () -> {});
        return teacher.classifier(examples, TextEmbedding.NONE.embed(names(examples)), TextEmbedding.NONE, power);
    }

    private static List<String> names(List<Labelled> examples) {
        return examples.stream().map(Labelled::name).toList();
    }

    /** How networks did on the examples held back. */
    private record Trial(TextEmbedding embedding, List<float[]> meanings, Sharpness.Fit fit) {}

    private record Teacher(Labels labels, Effort effort, Runnable roundDone) {

        Trial trial(List<Labelled> examples, TextEmbedding embedding, int networks) {
            List<float[]> meanings = embedding.embed(names(examples));
            int held = examples.size() / HELD_BACK;
            NameClassifier classifier = classifier(
                    examples.subList(held, examples.size()),
                    meanings.subList(held, examples.size()),
                    embedding,
                    1,
                    networks);
            return new Trial(
                    embedding,
                    meanings,
                    Sharpness.best(IntStream.range(0, held)
                            .mapToObj(i -> classifier.outcome(examples.get(i), meanings.get(i)))
                            .toList()));
        }

        NameClassifier classifier(
                List<Labelled> examples, List<float[]> meanings, TextEmbedding embedding, double power) {
            return classifier(examples, meanings, embedding, power, effort.networks);
        }

        private NameClassifier classifier(
                List<Labelled> examples, List<float[]> meanings, TextEmbedding embedding, double power, int count) {
            NameVocabulary vocabulary = new NameVocabulary(names(examples));
            List<Lesson> lessons = IntStream.range(0, examples.size())
                    .mapToObj(i -> labels.lesson(
                            examples.get(i), vocabulary.signal(examples.get(i).name(), meanings.get(i))))
                    .toList();
            Shape shape = new Shape(
                    vocabulary.size(), meanings.get(0).length, effort.hidden, labels.names.size(), labels.parents);
            List<NameNetwork> networks = IntStream.range(0, count)
                    .parallel()
                    .mapToObj(i -> NameNetwork.trained(lessons, shape, effort.rounds, SEED + i, roundDone))
                    .toList();
            return new NameClassifier(labels, vocabulary, networks, embedding, power);
        }
    }

    /** Whether the networks see what a name means, since that helped them on the examples held back. */
    public boolean hearsMeaning() {
        return embedding != TextEmbedding.NONE;
    }

    /** The most probable label of each name, in their order. */
    public List<Guess> classify(List<String> names) {
        List<float[]> meanings = embedding.embed(names);
        return IntStream.range(0, names.size())
                .mapToObj(i -> guess(names.get(i), meanings.get(i)))
                .toList();
    }

    /** The most probable label of a name. */
    public Guess classify(String name) {
        return classify(List.of(name)).get(0);
    }

    private Guess guess(String name, float[] meaning) {
        List<Double> probabilities = probabilities(name, meaning);
        int best = 0;
        for (int label = 1; label < probabilities.size(); label++) {
            best = probabilities.get(label) > probabilities.get(best) ? label : best;
        }
        return new Guess(
                labels.names.get(best), Sharpness.applied(probabilities, power).get(best));
    }

    private Sharpness.Outcome outcome(Labelled example, float[] meaning) {
        return new Sharpness.Outcome(probabilities(example.name(), meaning), labels.indices.get(example.label()));
    }

    /** The networks' mean, in the order of the labels. */
    private List<Double> probabilities(String name, float[] meaning) {
        NameSignal signal = vocabulary.signal(name, meaning);
        double[] sums = new double[labels.names.size()];
        for (NameNetwork network : networks) {
            double[] probabilities = network.probabilities(signal);
            for (int label = 0; label < sums.length; label++) {
                sums[label] += probabilities[label];
            }
        }
        List<Double> means = new ArrayList<>(sums.length);
        for (double sum : sums) {
            means.add(sum / networks.size());
        }
        return means;
    }

    /** The labels of examples in order, the finer ones with their parents; no finer ones where they add nothing. */
    private static final class Labels {

        private final List<String> names;
        private final Map<String, Integer> indices = new HashMap<>();
        private final Map<List<String>, Integer> finer = new HashMap<>();
        private final List<Integer> parents = new ArrayList<>();

        Labels(List<Labelled> examples) {
            names = examples.stream().map(Labelled::label).distinct().sorted().toList();
            if (names.size() < 2) {
                throw new IllegalArgumentException("there is nothing to tell apart: the examples have "
                        + (names.isEmpty() ? "no label" : "the label " + names.get(0) + " only"));
            }
            names.forEach(name -> indices.put(name, indices.size()));
            List<List<String>> pairs = examples.stream()
                    .map(Labels::pair)
                    .distinct()
                    .sorted((a, b) -> String.join("\t", a).compareTo(String.join("\t", b)))
                    .toList();
            if (pairs.size() > names.size()) {
                for (List<String> pair : pairs) {
                    finer.put(pair, parents.size());
                    parents.add(indices.get(pair.get(0)));
                }
            }
        }

        Lesson lesson(Labelled example, NameSignal signal) {
            return new Lesson(signal, indices.get(example.label()), finer.getOrDefault(pair(example), 0));
        }

        private static List<String> pair(Labelled example) {
            return List.of(example.label(), example.finer());
        }
    }
}
