package org.bitebudget.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bitebudget.benchmarks.IdentityPairs.Pair;
import org.bitebudget.benchmarks.PriceRows.Row;
import org.bitebudget.platform.product.ProductLikeness;
import org.bitebudget.platform.product.ProductTerms;
import org.bitebudget.platform.text.Fold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How often the matcher is right about two products being one, beside equal names and shared words. */
@Command(
        name = "identity",
        description = {
            "Precision and recall of the identities of products across stores on labelled pairs: our own in three languages, and",
            "those of price files of a directory that the labels name. Beside it: equal names, and shared words (Jaccard)."
        })
final class IdentityBench implements Callable<Integer> {

    private static final double JACCARD = 0.6;
    private static final Pattern AMOUNT =
            Pattern.compile("\\s*\\d+(?: ?x ?\\d+)?\\s?(?:kg|g|ml|cl|l|lt|s|oz|fl oz|pack|ct)?\\b");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory of price files. Without it only our own pairs are judged.")
    private Path data;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Option(names = "--mistakes", description = "Tells which pairs were taken wrongly, on stderr.")
    private boolean mistakes;

    @Override
    public Integer call() throws IOException {
        BenchReport report = new BenchReport(
                "identity", "likeness from " + ProductLikeness.SAME + " on, equal size; Jaccard from 0.6 on");
        judge("own", IdentityPairs.own(), report);
        if (data != null) {
            judge("stores", IdentityPairs.of(products()), report);
        }
        report.publish(out);
        return 0;
    }

    private Map<String, Row> products() throws IOException {
        Map<String, Row> products = new HashMap<>();
        for (Path file : PriceRows.in(data)) {
            PriceRows.products(PriceRows.read(file)).forEach(row -> products.put(row.product(), row));
        }
        return products;
    }

    private void judge(String set, List<Pair> pairs, BenchReport report) {
        List<String> parts = pairs.stream().map(Pair::part).distinct().sorted().toList();
        for (String part : parts) {
            List<Pair> judged =
                    pairs.stream().filter(pair -> pair.part().equals(part)).toList();
            String name = set + Character.toUpperCase(part.charAt(0)) + part.substring(1);
            report.count(name + "Pairs", judged.size())
                    .count(name + "Same", judged.stream().filter(Pair::same).count());
            figures(name, judged, IdentityBench::isSame, report);
            figures(name + "EqualNames", judged, IdentityBench::hasEqualName, report);
            figures(name + "Jaccard", judged, IdentityBench::sharesWords, report);
            if (mistakes) {
                judged.stream()
                        .filter(pair -> isSame(pair) && !pair.same())
                        .forEach(pair -> System.err.println(name + ": "
                                + pair.one().name() + " / " + pair.other().name()));
            }
        }
    }

    private static void figures(String name, List<Pair> pairs, Predicate<Pair> taken, BenchReport report) {
        List<Pair> same = new ArrayList<>(pairs);
        same.removeIf(taken.negate());
        long right = same.stream().filter(Pair::same).count();
        Share precision = new Share(right, same.size());
        Share recall = new Share(right, pairs.stream().filter(Pair::same).count());
        report.figure(name + "PrecisionPercent", precision.percent())
                .figure(name + "PrecisionLow", precision.low())
                .figure(name + "PrecisionHigh", precision.high())
                .figure(name + "RecallPercent", recall.percent())
                .figure(name + "RecallLow", recall.low())
                .figure(name + "RecallHigh", recall.high());
    }

    private static boolean isSame(Pair pair) {
        return hasEqualSize(pair)
                && ProductLikeness.of(
                                ProductTerms.of(pair.one().name()),
                                ProductTerms.of(pair.other().name()))
                        >= ProductLikeness.SAME;
    }

    private static boolean hasEqualSize(Pair pair) {
        return pair.one().size().isPresent()
                && pair.one().size().equals(pair.other().size());
    }

    private static boolean hasEqualName(Pair pair) {
        return hasEqualSize(pair)
                && withoutSizes(pair.one().name())
                        .equals(withoutSizes(pair.other().name()));
    }

    private static String withoutSizes(String name) {
        return AMOUNT.matcher(Fold.text(name)).replaceAll("").strip();
    }

    private static boolean sharesWords(Pair pair) {
        Set<String> one = new HashSet<>(Fold.words(pair.one().name()));
        Set<String> other = new HashSet<>(Fold.words(pair.other().name()));
        Set<String> shared = new HashSet<>(one);
        shared.retainAll(other);
        one.addAll(other);
        return hasEqualSize(pair) && shared.size() >= JACCARD * one.size();
    }
}
