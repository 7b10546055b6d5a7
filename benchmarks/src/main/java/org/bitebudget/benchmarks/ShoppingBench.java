package org.bitebudget.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.product.TextEmbedding;
import org.bitebudget.ocr.domain.shopping.BoughtLine;
import org.bitebudget.ocr.domain.shopping.Groceries;
import org.bitebudget.ocr.domain.shopping.ListMatcher;
import org.bitebudget.ocr.domain.shopping.Purchase;
import org.bitebudget.ocr.domain.shopping.WantedItem;
import org.bitebudget.ocr.embedding.MiniLm;
import org.bitebudget.platform.taxonomy.Taxonomy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many items of shopping lists find their receipt lines, beside the nearest line by the language model alone. */
@Command(
        name = "shopping",
        description = {
            "Holds our own labelled shopping lists against receipts in English, Spanish and German, beside taking for each item",
            "the line that the language model alone finds nearest. Needs no running stack."
        })
final class ShoppingBench implements Callable<Integer> {

    private static final double SAME_CATEGORY = 0.2;
    private static final double THRESHOLD = 0.6;

    @Option(
            names = "--libraries",
            paramLabel = "DIR",
            defaultValue = "${env:BITEBUDGET_OCR_LIBRARIES:-var/ocr-libraries}",
            description = "Directory that the native libraries are unpacked into.")
    private Path libraries;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Option(names = "--mistakes", description = "Tells which items went wrong, on stderr.")
    private boolean mistakes;

    private final LineCategoriser categoriser = LineCategoriser.shipped();
    private final List<ShoppingCases> cases = ShoppingCases.load();

    @Override
    public Integer call() throws IOException {
        try (MiniLm model = MiniLm.open(libraries, 1)) {
            ListMatcher matcher = new ListMatcher(Groceries.load(), model, categoriser);
            List<List<Integer>> nearest =
                    cases.stream().map(one -> nearest(one, model)).toList();
            long start = System.nanoTime();
            List<List<Integer>> ours =
                    cases.stream().map(one -> ours(one, matcher)).toList();
            double seconds = (System.nanoTime() - start) / 1e9;
            BenchReport report = new BenchReport(
                            "shopping", "all-MiniLM-L6-v2 8-bit on one thread, categories by the shipped categoriser")
                    .count("lists", cases.size())
                    .count(
                            "pairsWrittenBefore",
                            score(nearest, one -> !one.isWrittenAfter()).due())
                    .count(
                            "pairsWrittenAfter",
                            score(nearest, ShoppingCases::isWrittenAfter).due())
                    .figure("secondsPerList", seconds / cases.size());
            report(report, "nearest", nearest);
            report(report, "ours", ours);
            report.figure(
                            "ratioF1ToNearestWrittenAfter",
                            score(ours, ShoppingCases::isWrittenAfter).f1()
                                    / score(nearest, ShoppingCases::isWrittenAfter)
                                            .f1())
                    .publish(out);
            if (mistakes) {
                tellMistakes(ours);
            }
            return 0;
        }
    }

    private void report(BenchReport report, String name, List<List<Integer>> got) {
        for (boolean after : new boolean[] {false, true}) {
            PairScore all = score(got, one -> one.isWrittenAfter() == after);
            PairScore twoLanguages = score(got, one -> one.isWrittenAfter() == after && !one.isOneLanguage());
            String part = name + (after ? "WrittenAfter" : "WrittenBefore");
            report.figure(part + "Precision", all.precision())
                    .figure(part + "Recall", all.recall())
                    .figure(part + "F1", all.f1())
                    .figure(part + "F1TwoLanguages", twoLanguages.f1());
        }
    }

    private PairScore score(List<List<Integer>> got, Predicate<ShoppingCases> counted) {
        PairScore score = new PairScore();
        for (int i = 0; i < cases.size(); i++) {
            ShoppingCases one = cases.get(i);
            if (counted.test(one)) {
                for (int item = 0; item < one.items().size(); item++) {
                    score.add(got.get(i).get(item), one.lineOfItem().get(item));
                }
            }
        }
        return score;
    }

    private List<Integer> ours(ShoppingCases one, ListMatcher matcher) {
        Purchase purchase = matcher.match(
                IntStream.range(0, one.items().size())
                        .mapToObj(i ->
                                new WantedItem(Integer.toString(i), one.items().get(i), Optional.empty()))
                        .toList(),
                IntStream.range(0, one.lines().size())
                        .mapToObj(i -> new BoughtLine(
                                i, one.lines().get(i), category(one.lines().get(i))))
                        .toList());
        List<Integer> got = new ArrayList<>(one.items().stream().map(item -> -1).toList());
        purchase.bought().forEach(pair -> got.set(Integer.parseInt(pair.itemId()), pair.lineNo()));
        return got;
    }

    /** For each item the nearest line by text and category name, +0.2 in the same category, from 0.6 on. */
    private List<Integer> nearest(ShoppingCases one, TextEmbedding model) {
        Function<List<String>, List<float[]>> embedded = texts -> model.embed(
                texts.stream().map(text -> text + " " + categoryName(text)).toList());
        List<float[]> items = embedded.apply(one.items());
        List<float[]> lines = embedded.apply(one.lines());
        List<Integer> got = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int best = -1;
            double most = THRESHOLD;
            for (int j = 0; j < lines.size(); j++) {
                boolean same =
                        category(one.items().get(i)).equals(category(one.lines().get(j)));
                double likeness = TextEmbedding.similarity(items.get(i), lines.get(j)) + (same ? SAME_CATEGORY : 0);
                if (likeness > most) {
                    most = likeness;
                    best = j;
                }
            }
            got.add(best);
        }
        return got;
    }

    private String category(String text) {
        return categoriser.categorise(text).categoryId();
    }

    private String categoryName(String text) {
        return Taxonomy.shipped().category(category(text)).name(Locale.ENGLISH);
    }

    private void tellMistakes(List<List<Integer>> got) {
        for (int i = 0; i < cases.size(); i++) {
            ShoppingCases one = cases.get(i);
            for (int item = 0; item < one.items().size(); item++) {
                int is = got.get(i).get(item);
                int due = one.lineOfItem().get(item);
                if (is != due) {
                    System.err.println(Stream.of(one.name(), one.items().get(item), line(one, is), line(one, due))
                            .reduce((first, second) -> first + " | " + second)
                            .orElseThrow());
                }
            }
        }
    }

    private static String line(ShoppingCases one, int line) {
        return line < 0 ? "-" : one.lines().get(line);
    }
}
