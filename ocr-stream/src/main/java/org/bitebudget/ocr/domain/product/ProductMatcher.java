package org.bitebudget.ocr.domain.product;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bitebudget.platform.text.DataFile;
import org.bitebudget.platform.text.Fold;

/**
 * Finds the product of a catalogue that an abbreviated text means. Words of both are paired one to one by how well the
 * printed one stands for the other; rare words count more (inverse document frequency, Spärck Jones 1972). A text should
 * say nothing that the name doesn't, and leave out little of it. Knows the catalogue only, no pairs.
 */
public final class ProductMatcher {

    private static final Pattern MEASURE = Pattern.compile("\\d+\\p{L}+");
    private static final Pattern UNIT = Pattern.compile("(?<=\\d)(?=\\p{L})");
    private static final int CANDIDATES = 60;
    private static final double LEAST = 0.3;

    /** Weight of what the text says against what it leaves out. */
    private static final double SAID = 0.6;

    /** Part of the likeness that depends on words coming in the same order. */
    private static final double ORDER = 0.05;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> wordIds = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final List<int[]> entriesOfWord;
    private final double[] weights;
    private final Map<String, String> conventions = new HashMap<>();
    private final Map<String, List<Likeness>> known = new ConcurrentHashMap<>();

    private record Entry(CatalogueProduct product, List<Integer> words) {}

    /** A word of the catalogue that a printed word may stand for. */
    private record Likeness(int word, double value) {}

    private record Ranked(int entry, double likeness) {}

    /** Indexes the catalogue. */
    public ProductMatcher(List<CatalogueProduct> catalogue) {
        for (List<String> row : DataFile.rows(ProductMatcher.class, "conventions.tsv", 2)) {
            conventions.put(row.get(0), row.get(1));
        }
        List<List<Integer>> lists = new ArrayList<>();
        for (CatalogueProduct product : catalogue) {
            List<Integer> ids = words(product.name()).stream()
                    .map(word -> wordIds.computeIfAbsent(word, fresh -> {
                        words.add(fresh);
                        lists.add(new ArrayList<>());
                        return words.size() - 1;
                    }))
                    .toList();
            ids.stream().distinct().forEach(id -> lists.get(id).add(entries.size()));
            entries.add(new Entry(product, ids));
        }
        entriesOfWord = lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        weights = entriesOfWord.stream()
                .mapToDouble(list -> 1 + Math.log((double) entries.size() / list.length))
                .toArray();
    }

    /** The product that the text most likely means; none when no product shares anything with it. */
    public Optional<ProductMatch> match(String text) {
        return matches(text, 1).stream().findFirst();
    }

    /**
     * The products that the text may mean, likeliest first; of equally likely ones that with most of the text's words.
     *
     * @param limit most products to give
     */
    public List<ProductMatch> matches(String text, int limit) {
        List<String> printed = words(text);
        List<List<Likeness>> meanings = printed.stream().map(this::meanings).toList();
        double[] importance = importance(meanings);
        List<Ranked> ranked = candidates(meanings, importance).stream()
                .map(entry -> new Ranked(entry, likeness(meanings, importance, entries.get(entry))))
                .filter(candidate -> candidate.likeness() > 0)
                .sorted(Comparator.comparingDouble(Ranked::likeness).reversed())
                .toList();
        List<ProductMatch> matches = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, ranked.size()); i++) {
            double likeness = ranked.get(i).likeness();
            double next = i + 1 < ranked.size() ? ranked.get(i + 1).likeness() : 0;
            matches.add(new ProductMatch(entries.get(ranked.get(i).entry()).product(), likeness, likeness - next));
        }
        return matches;
    }

    private List<String> words(String text) {
        return Fold.words(text).stream()
                .flatMap(word -> MEASURE.matcher(word).matches()
                        ? Stream.of(UNIT.split(word, 2))
                        : Stream.of(conventions.getOrDefault(word, word)))
                .toList();
    }

    private List<Likeness> meanings(String printed) {
        return known.computeIfAbsent(printed, word -> {
            List<Likeness> found = new ArrayList<>();
            for (int id = 0; id < words.size(); id++) {
                double value = Abbreviation.likeness(word, words.get(id));
                if (value >= LEAST) {
                    found.add(new Likeness(id, value));
                }
            }
            return List.copyOf(found);
        });
    }

    /** A printed word weighs as much as the words it may stand for do on average. */
    private double[] importance(List<List<Likeness>> meanings) {
        double unknown = 1 + Math.log(Math.max(1, entries.size()));
        return meanings.stream()
                .mapToDouble(list -> {
                    double sum = list.stream()
                            .mapToDouble(meaning -> meaning.value() * weights[meaning.word()])
                            .sum();
                    double total = list.stream().mapToDouble(Likeness::value).sum();
                    return total == 0 ? unknown / 2 : sum / total;
                })
                .toArray();
    }

    /** The products that most of the text fits, each printed word on its own. */
    private List<Integer> candidates(List<List<Likeness>> meanings, double[] importance) {
        Map<Integer, double[]> scores = new HashMap<>();
        for (int i = 0; i < importance.length; i++) {
            for (Likeness meaning : meanings.get(i)) {
                for (int entry : entriesOfWord.get(meaning.word())) {
                    double[] bests = scores.computeIfAbsent(entry, key -> new double[importance.length]);
                    bests[i] = Math.max(bests[i], meaning.value() * importance[i]);
                }
            }
        }
        Comparator<Map.Entry<Integer, Double>> byScore = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return scores.entrySet().stream()
                .map(score -> Map.entry(
                        score.getKey(),
                        Arrays.stream(score.getValue()).sum()
                                / Math.sqrt(2.0
                                        + entries.get(score.getKey()).words().size())))
                .sorted(byScore.thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private double likeness(List<List<Likeness>> meanings, double[] importance, Entry entry) {
        double[][] pairs = new double[importance.length][entry.words().size()];
        for (int i = 0; i < pairs.length; i++) {
            for (Likeness meaning : meanings.get(i)) {
                for (int j = 0; j < entry.words().size(); j++) {
                    if (entry.words().get(j) == meaning.word()) {
                        pairs[i][j] = meaning.value();
                    }
                }
            }
        }
        Pairing pairing = Pairing.of(pairs);
        double said = 0;
        double sayable = 0;
        for (int i = 0; i < importance.length; i++) {
            said += importance[i] * pairing.ofRow(i);
            sayable += importance[i];
        }
        double covered = 0;
        double whole = 0;
        for (int j = 0; j < entry.words().size(); j++) {
            covered += weights[entry.words().get(j)] * pairing.ofColumn(j);
            whole += weights[entry.words().get(j)];
        }
        if (said == 0 || covered == 0) {
            return 0;
        }
        double likeness = 1 / (SAID * sayable / said + (1 - SAID) * whole / covered);
        return likeness * (1 - ORDER + ORDER * pairing.inOrder());
    }
}
