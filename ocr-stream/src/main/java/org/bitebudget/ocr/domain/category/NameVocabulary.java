package org.bitebudget.ocr.domain.category;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The features of a set of names, each weighted by its rarity: a name's features count by sublinear frequency times inverse
 * document frequency, and all names have length one (Salton and Buckley 1988).
 */
final class NameVocabulary {

    /** Among so many names, what only one of them has is left out. */
    private static final int MANY = 10_000;

    /** How much the meaning of a name counts beside its features. */
    private static final float MEANING = 0.5f;

    private final Map<String, Integer> features = new HashMap<>();
    private final double[] rarity;

    NameVocabulary(List<String> names) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String name : names) {
            NameFeatures.of(name).stream().distinct().forEach(feature -> counts.merge(feature, 1, Integer::sum));
        }
        if (names.size() >= MANY) {
            counts.values().removeIf(count -> count == 1);
        }
        rarity = new double[counts.size()];
        counts.forEach((feature, count) -> {
            rarity[features.size()] = 1 + StrictMath.log((1.0 + names.size()) / (1.0 + count));
            features.put(feature, features.size());
        });
    }

    int size() {
        return rarity.length;
    }

    /** A name's known features, with the vector of its meaning, which may be empty. */
    NameSignal signal(String name, float[] meaning) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (String feature : NameFeatures.of(name)) {
            Integer index = features.get(feature);
            if (index != null) {
                counts.merge(index, 1, Integer::sum);
            }
        }
        int[] indices = new int[counts.size()];
        double[] weights = new double[counts.size()];
        int size = 0;
        double squares = 0;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            indices[size] = count.getKey();
            weights[size] = (1 + StrictMath.log(count.getValue())) * rarity[count.getKey()];
            squares += weights[size] * weights[size];
            size++;
        }
        return new NameSignal(indices, scaled(weights, 1 / Math.sqrt(squares)), scaled(meaning));
    }

    private static float[] scaled(double[] weights, double factor) {
        float[] scaled = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            scaled[i] = (float) (weights[i] * factor);
        }
        return scaled;
    }

    private static float[] scaled(float[] meaning) {
        float[] scaled = meaning.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= MEANING;
        }
        return scaled;
    }
}
