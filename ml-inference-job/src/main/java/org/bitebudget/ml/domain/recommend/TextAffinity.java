package org.bitebudget.ml.domain.recommend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How much an item's name resembles what the shopper buys: cosine of TF-IDF vectors (Salton and Buckley, Term-Weighting Approaches in Automatic
 * Text Retrieval, 1988). It knows items nobody has bought yet.
 */
public final class TextAffinity implements Affinity {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, Integer> documents = new HashMap<>();
    private final int names;
    private final List<Map<String, Double>> vectors;

    /** @param names of the items, by number */
    public TextAffinity(List<String> names) {
        List<List<String>> words = names.stream().map(TextAffinity::words).toList();
        words.forEach(each -> new HashSet<>(each).forEach(word -> documents.merge(word, 1, Integer::sum)));
        this.names = names.size();
        vectors = words.stream().map(this::vector).toList();
    }

    /** What a shopper buys, in words: what is bought more often counts more. Products no model ever saw have names, too. */
    public final class Profile {
        private final Map<String, Double> words = new HashMap<>();
        private double length;

        /** Adds a product's name with the habit's weight. */
        public void add(String name, double weight) {
            vector(TextAffinity.words(name)).forEach((word, part) -> words.merge(word, part * weight, Double::sum));
            length = length(words);
        }

        /** Cosine to an item's name, 0 to 1. */
        public double likeness(int item) {
            return length == 0 ? 0 : dot(vectors.get(item), words) / length;
        }

        /** Cosine to any name, 0 to 1. */
        public double likeness(String name) {
            return length == 0 ? 0 : dot(vector(TextAffinity.words(name)), words) / length;
        }
    }

    /** A profile without words. */
    public Profile profile() {
        return new Profile();
    }

    /** Cosine of two names, 0 to 1. */
    public double likeness(String name, String other) {
        return dot(vector(words(name)), vector(words(other)));
    }

    @Override
    public double[] of(List<Basket> history) {
        Map<String, Double> profile = new HashMap<>();
        Habit.of(history).forEach((item, habit) -> vectors.get(item)
                .forEach((word, weight) -> profile.merge(word, weight * habit.slow(), Double::sum)));
        double length = length(profile);
        return vectors.stream()
                .mapToDouble(vector -> length == 0 ? 0 : dot(vector, profile) / length)
                .toArray();
    }

    /** Cosine of two items' names, 0 to 1. */
    public double likeness(int item, int other) {
        return dot(vectors.get(item), vectors.get(other));
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>(List.of(NO_WORD.split(name.toLowerCase(Locale.ROOT))));
        words.removeIf(String::isEmpty);
        return words;
    }

    /** Of length 1; empty for a name without words. */
    private Map<String, Double> vector(List<String> words) {
        Map<String, Double> vector = new HashMap<>();
        for (String word : words) {
            vector.merge(word, Math.log((1.0 + names) / (1 + documents.getOrDefault(word, 0))) + 1, Double::sum);
        }
        double length = length(vector);
        vector.replaceAll((word, weight) -> weight / length);
        return vector;
    }

    private static double length(Map<String, Double> vector) {
        return Math.sqrt(
                vector.values().stream().mapToDouble(weight -> weight * weight).sum());
    }

    private static double dot(Map<String, Double> some, Map<String, Double> others) {
        return some.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * others.getOrDefault(entry.getKey(), 0.0))
                .sum();
    }
}
