package org.bitebudget.ocr.learn;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bitebudget.ocr.domain.category.NameFeatures;

/**
 * Learns to label names: logistic regression, one label against the rest (Fan et al. 2008, LIBLINEAR), over
 * {@link NameFeatures} weighted by sublinear frequency and inverse document frequency, each name of length one. Its
 * probabilities are sharpened or blunted by one power, found on examples that were held back ({@link Sharpness}).
 */
public final class NameClassifier {

    private static final double COST = 20;
    private static final double TOLERANCE = 0.05;
    private static final long SEED = 20_260_301;

    /** One example in so many is held back to find how sure the classifier may be. */
    private static final int HELD_BACK = 5;

    private static final int LEAST_TO_HOLD_BACK = 100;

    private final Map<String, Integer> features;
    private final double[] rarity;
    private final List<String> labels;
    private final Model model;
    private final double power;

    private NameClassifier(
            Map<String, Integer> features, double[] rarity, List<String> labels, Model model, double power) {
        this.features = features;
        this.rarity = rarity;
        this.labels = labels;
        this.model = model;
        this.power = power;
    }

    /** A name with its label. */
    public record Labelled(String name, String label) {}

    /**
     * A label with its probability.
     *
     * @param probability from 0 to 1; those of all labels add up to 1
     */
    public record Guess(String label, double probability) {}

    /**
     * Learns from examples; the same examples give the same classifier.
     *
     * @throws IllegalArgumentException with fewer than two labels
     */
    public static NameClassifier train(List<Labelled> examples) {
        List<String> labels =
                examples.stream().map(Labelled::label).distinct().sorted().toList();
        if (labels.size() < 2) {
            throw new IllegalArgumentException("there is nothing to tell apart: the examples have "
                    + (labels.isEmpty() ? "no label" : "the label " + labels.get(0) + " only"));
        }
        return fit(examples, labels, examples.size() < LEAST_TO_HOLD_BACK ? 1 : power(examples, labels));
    }

    /** How sure a classifier of most examples may be of the others. */
    private static double power(List<Labelled> examples, List<String> labels) {
        List<Labelled> shuffled = new ArrayList<>(examples);
        Collections.shuffle(shuffled, new Random(SEED));
        int held = shuffled.size() / HELD_BACK;
        NameClassifier classifier = fit(shuffled.subList(held, shuffled.size()), labels, 1);
        return Sharpness.best(shuffled.subList(0, held).stream()
                .map(example -> new Sharpness.Outcome(
                        classifier.probabilities(example.name()), labels.indexOf(example.label())))
                .toList());
    }

    private static NameClassifier fit(List<Labelled> examples, List<String> labels, double power) {
        Map<String, Integer> counts = new TreeMap<>();
        List<List<String>> texts = new ArrayList<>();
        for (Labelled example : examples) {
            List<String> text = NameFeatures.of(example.name());
            texts.add(text);
            text.stream().distinct().forEach(feature -> counts.merge(feature, 1, Integer::sum));
        }
        Map<String, Integer> features = new HashMap<>();
        double[] rarity = new double[counts.size()];
        counts.forEach((feature, count) -> {
            rarity[features.size()] = 1 + Math.log((1.0 + examples.size()) / (1.0 + count));
            features.put(feature, features.size() + 1);
        });

        Problem problem = new Problem();
        problem.l = examples.size();
        problem.n = features.size();
        problem.x = texts.stream().map(text -> vector(text, features, rarity)).toArray(Feature[][]::new);
        problem.y = examples.stream()
                .mapToDouble(example -> labels.indexOf(example.label()))
                .toArray();
        Linear.disableDebugOutput();
        Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, COST, TOLERANCE);
        parameter.setRandom(new Random(SEED));
        return new NameClassifier(features, rarity, labels, Linear.train(problem, parameter), power);
    }

    /** The most probable label of a name. */
    public Guess classify(String name) {
        List<Double> probabilities = probabilities(name);
        int best = 0;
        for (int label = 1; label < probabilities.size(); label++) {
            best = probabilities.get(label) > probabilities.get(best) ? label : best;
        }
        return new Guess(
                labels.get(best), Sharpness.applied(probabilities, power).get(best));
    }

    /** Of each label as the model has them, in the order of the labels. */
    private List<Double> probabilities(String name) {
        double[] values = new double[model.getNrClass()];
        Linear.predictProbability(model, vector(NameFeatures.of(name), features, rarity), values);
        List<Double> ordered = new ArrayList<>(Collections.nCopies(labels.size(), 0.0));
        for (int i = 0; i < values.length; i++) {
            ordered.set(model.getLabels()[i], values[i]);
        }
        return ordered;
    }

    private static Feature[] vector(List<String> text, Map<String, Integer> features, double[] rarity) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (String feature : text) {
            Integer index = features.get(feature);
            if (index != null) {
                counts.merge(index, 1, Integer::sum);
            }
        }
        double squares = 0;
        List<Feature> vector = new ArrayList<>();
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            double weight = (1 + Math.log(count.getValue())) * rarity[count.getKey() - 1];
            squares += weight * weight;
            vector.add(new FeatureNode(count.getKey(), weight));
        }
        double length = Math.sqrt(squares);
        vector.forEach(feature -> feature.setValue(feature.getValue() / length));
        vector.sort(Comparator.comparingInt(Feature::getIndex));
        return vector.toArray(Feature[]::new);
    }
}
