package org.bitebudget.serving.domain.recommend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bitebudget.platform.text.Fold;

/**
 * Puts candidates in order: collaborative, content and price by their weights, then variety by maximal marginal relevance (Carbonell and Goldstein, The
 * Use of MMR, Diversity-Based Reranking, SIGIR 1998). What was bought lately counts less until its interval is over.
 *
 * @param collaborative weight
 * @param content weight
 * @param price weight
 */
public record Ranking(double collaborative, double content, double price) {

    /** A product at half its usual price can't score more. */
    private static final double BEST_PRICE = 0.5;

    private static final double RELEVANCE = 0.75;
    private static final double SAME_CATEGORY = 0.5;
    private static final double SAME_WORDS = 0.5;

    /** The weights the product was designed with. */
    public static final Ranking FIXED = new Ranking(0.6, 0.3, 0.1);

    /**
     * A candidate with its score.
     *
     * @param score 0 to 1
     * @param collaborativePart what shoppers alike and habit give of it
     * @param contentPart what likeness gives of it
     * @param pricePart what the price gives of it
     */
    public record Ranked(
            Candidate candidate, double score, double collaborativePart, double contentPart, double pricePart) {}

    /** At most so many, best first; of equal ones the lower id. */
    public List<Ranked> rank(List<Candidate> candidates, LocalDate today, int count) {
        List<Ranked> left = new ArrayList<>(candidates.stream()
                .map(candidate -> judge(candidate, today))
                .sorted(Comparator.comparingDouble(Ranked::score).reversed().thenComparing(ranked -> ranked.candidate()
                        .itemId()))
                .toList());
        List<Ranked> chosen = new ArrayList<>();
        while (chosen.size() < count && !left.isEmpty()) {
            Ranked best = left.get(0);
            double most = Double.NEGATIVE_INFINITY;
            for (Ranked each : left) {
                double relevance = RELEVANCE * each.score() - (1 - RELEVANCE) * likenessToAny(each, chosen);
                if (relevance > most) {
                    most = relevance;
                    best = each;
                }
            }
            left.remove(best);
            chosen.add(best);
        }
        return chosen;
    }

    private Ranked judge(Candidate candidate, LocalDate today) {
        double timely =
                candidate.habit().map(habit -> 0.5 + 0.5 * habit.due(today)).orElse(1.0);
        double cheap = candidate
                .offer()
                .map(offer -> Math.min(1, offer.below() / BEST_PRICE))
                .orElse(0.0);
        double alike = collaborative * candidate.collaborative() * timely;
        return new Ranked(
                candidate,
                alike + content * candidate.content() + price * cheap,
                alike,
                content * candidate.content(),
                price * cheap);
    }

    private static double likenessToAny(Ranked one, List<Ranked> others) {
        return others.stream()
                .mapToDouble(other -> likeness(one.candidate(), other.candidate()))
                .max()
                .orElse(0);
    }

    /** Half for the same category, half for the words the names share (Dice 1945). */
    static double likeness(Candidate one, Candidate other) {
        boolean same = one.category().isPresent() && one.category().equals(other.category());
        Set<String> words = new HashSet<>(Fold.words(one.name()));
        Set<String> others = new HashSet<>(Fold.words(other.name()));
        int all = words.size() + others.size();
        words.retainAll(others);
        return (same ? SAME_CATEGORY : 0) + (all == 0 ? 0 : SAME_WORDS * 2 * words.size() / all);
    }
}
