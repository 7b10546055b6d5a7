package org.bitebudget.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bitebudget.ml.batch.BasketsFile;
import org.bitebudget.ml.batch.RecommendMethod;
import org.bitebudget.ml.domain.recommend.Affinity;
import org.bitebudget.ml.domain.recommend.Highest;
import org.bitebudget.ml.domain.recommend.Shopper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much of the next basket recommendations foresee, beside the frequencies of what was bought. */
@Command(
        name = "recommend",
        description = {
            "Five-fold cross-validation of the command recommend over the shoppers of a file whose next basket is known: recall and",
            "nDCG of the first ten items for each method and its seconds a fold, beside personal and overall frequency.",
            "Needs no running stack."
        })
final class RecommendBench implements Callable<Integer> {
    private static final int FOLDS = 5;
    private static final int TOP = 10;
    private static final List<RecommendMethod> METHODS =
            List.of(RecommendMethod.LEARNED, RecommendMethod.HYBRID, RecommendMethod.HABIT, RecommendMethod.ALS);

    @Option(
            names = "--baskets",
            required = true,
            paramLabel = "FILE",
            description = "histories as the command recommend reads them")
    private Path baskets;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        BasketsFile file = BasketsFile.read(baskets);
        Map<String, NextBasketScore> scores = new LinkedHashMap<>();
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            judge(file, fold, scores, seconds);
        }
        BenchReport report = new BenchReport("recommend", "five folds, first ten items");
        NextBasketScore reference = scores.get("frequency");
        report.count("shoppers", reference.shoppers());
        scores.forEach((name, score) -> report.figure(name + "RecallAt10", score.recall())
                .figure(name + "RecallAt10StandardError", score.recallError())
                .figure(name + "NdcgAt10", score.ndcg())
                .figure(name + "Seconds", seconds.get(name) / FOLDS));
        NextBasketScore learned = scores.get(RecommendMethod.LEARNED.toString());
        report.figure("ratioRecallToFrequency", learned.recall() / reference.recall())
                .figure("ratioNdcgToFrequency", learned.ndcg() / reference.ndcg());
        report.publish(out);
        return 0;
    }

    private static void judge(
            BasketsFile file, int fold, Map<String, NextBasketScore> scores, Map<String, Double> seconds) {
        List<Shopper> learned = new ArrayList<>();
        List<Shopper> held = new ArrayList<>();
        List<Shopper> shoppers = file.shoppers();
        IntStream.range(0, shoppers.size()).forEach(i -> {
            Shopper shopper = shoppers.get(i);
            boolean isHeld = i % FOLDS == fold && shopper.next().isPresent();
            learned.add(isHeld ? new Shopper(shopper.history(), Optional.empty()) : shopper);
            if (isHeld) {
                held.add(shopper);
            }
        });
        for (RecommendMethod method : METHODS) {
            System.err.printf("%s: fold %d of %d%n", method, fold + 1, FOLDS);
            score(
                    method.toString(),
                    () -> method.learn(learned, file.items(), file.itemTexts()),
                    held,
                    scores,
                    seconds);
        }
        score("frequency", () -> new BasketFrequency(learned, file.items()), held, scores, seconds);
    }

    private static void score(
            String name,
            Supplier<Affinity> learning,
            List<Shopper> held,
            Map<String, NextBasketScore> scores,
            Map<String, Double> seconds) {
        long begin = System.nanoTime();
        Affinity affinity = learning.get();
        List<List<Integer>> recommended = held.parallelStream()
                .map(shopper -> Highest.of(affinity.of(shopper.history()), TOP))
                .toList();
        seconds.merge(name, (System.nanoTime() - begin) / 1e9, Double::sum);
        NextBasketScore score = scores.computeIfAbsent(name, key -> new NextBasketScore(TOP));
        for (int i = 0; i < held.size(); i++) {
            score.add(recommended.get(i), held.get(i).next().orElseThrow());
        }
    }
}
