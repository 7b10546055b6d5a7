package org.bitebudget.benchmarks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bitebudget.ocr.domain.category.NameClassifier.Labelled;
import org.bitebudget.platform.text.Fold;

/** The usual reference: multinomial naive Bayes over words, with one more of each word (Manning et al. 2008, chapter 13). */
final class NaiveBayes {

    private final Map<String, Map<String, Integer>> words = new HashMap<>();
    private final Map<String, Integer> sums = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    NaiveBayes(List<Labelled> examples) {
        for (Labelled example : examples) {
            names.merge(example.label(), 1, Integer::sum);
            for (String word : Fold.words(example.name())) {
                vocabulary.add(word);
                words.computeIfAbsent(example.label(), label -> new HashMap<>()).merge(word, 1, Integer::sum);
                sums.merge(example.label(), 1, Integer::sum);
            }
        }
    }

    /** The most probable label. */
    String label(String name) {
        List<String> known =
                Fold.words(name).stream().filter(vocabulary::contains).toList();
        String best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Integer> label : names.entrySet()) {
            double score = Math.log(label.getValue());
            double all = sums.getOrDefault(label.getKey(), 0) + vocabulary.size();
            Map<String, Integer> counts = words.getOrDefault(label.getKey(), Map.of());
            for (String word : known) {
                score += Math.log((counts.getOrDefault(word, 0) + 1) / all);
            }
            if (score > most) {
                most = score;
                best = label.getKey();
            }
        }
        return best;
    }
}
