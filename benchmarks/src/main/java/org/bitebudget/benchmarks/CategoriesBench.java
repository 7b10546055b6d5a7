package org.bitebudget.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bitebudget.benchmarks.Judgements.Interval;
import org.bitebudget.benchmarks.Judgements.Judgement;
import org.bitebudget.ocr.batch.LanguageModelFiles;
import org.bitebudget.ocr.domain.category.CategoryMatch;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.category.NameClassifier;
import org.bitebudget.ocr.domain.category.NameClassifier.Effort;
import org.bitebudget.ocr.domain.category.NameClassifier.Guess;
import org.bitebudget.ocr.domain.category.NameClassifier.Labelled;
import org.bitebudget.ocr.domain.product.TextEmbedding;
import org.bitebudget.ocr.embedding.MiniLm;
import org.bitebudget.platform.taxonomy.Taxonomy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How often categories are right, and how often they are as sure as they say, beside naive Bayes on the same names. */
@Command(
        name = "categories",
        description = {
            "Five-fold cross-validation of the categories of receipt lines on the examples that are part of the product, and of",
            "the command categorise on each labelled set of a directory, beside naive Bayes. Needs no running stack."
        })
final class CategoriesBench implements Callable<Integer> {

    private static final int FOLDS = 5;
    private static final long SEED = 1;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Directory of CSV files, plain or .xz, with names (column name or product_name) and labels (label, department",
                "or section). Without it only receipt lines are measured."
            })
    private Path data;

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "Draws how reliable the probabilities are.")
    private Path plot;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Mixin
    private LanguageModelFiles languageModel;

    @Override
    public Integer call() throws IOException {
        BenchReport report = new BenchReport("categories", "five folds, seed 1");
        Map<String, Judgements> sets = new LinkedHashMap<>();
        sets.put("receiptLines", receiptLines(report));
        if (data != null) {
            try (MiniLm model = languageModel.open()) {
                for (LabelledSet set : LabelledSet.in(data)) {
                    sets.put(set.name(), categorise(set, model, report));
                }
            }
        }
        if (plot != null) {
            ReliabilityPlot.write(sets, plot);
        }
        report.publish(out);
        return 0;
    }

    /** Only what isn't left open is judged; how much that is, is a figure of its own. */
    private static Judgements receiptLines(BenchReport report) {
        List<Labelled> examples = shuffled(LineCategoriser.examples());
        List<Judgement> judgements = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            System.err.printf("receiptLines: fold %d of %d%n", fold + 1, FOLDS);
            Set<Labelled> held = new HashSet<>(fold(examples, fold, true));
            LineCategoriser categoriser = LineCategoriser.without(held::contains);
            for (Labelled example : held) {
                CategoryMatch match = categoriser.categorise(example.name());
                if (!match.categoryId().equals(Taxonomy.UNCATEGORISED)) {
                    judgements.add(new Judgement(match.categoryId(), match.confidence(), example.label()));
                }
            }
        }
        report.figure("receiptLinesShareNotLeftOpen", (double) judgements.size() / examples.size());
        return figures("receiptLines", new Judgements(judgements), report);
    }

    private static Judgements categorise(LabelledSet set, TextEmbedding model, BenchReport report) {
        List<Labelled> examples = shuffled(set.names());
        List<Judgement> ours = new ArrayList<>();
        List<Judgement> reference = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            String title = "%s: fold %d of %d".formatted(set.name(), fold + 1, FOLDS);
            List<Labelled> learned = fold(examples, fold, false);
            List<Labelled> held = fold(examples, fold, true);
            NameClassifier classifier = NameClassifier.train(
                    learned,
                    model,
                    Effort.THOROUGH,
                    (done, all) -> System.err.printf("\r%s, round %d of %d", title, done, all));
            System.err.println();
            NaiveBayes bayes = new NaiveBayes(learned);
            List<Guess> guesses =
                    classifier.classify(held.stream().map(Labelled::name).toList());
            for (int i = 0; i < held.size(); i++) {
                Labelled example = held.get(i);
                ours.add(new Judgement(guesses.get(i).label(), guesses.get(i).probability(), example.label()));
                reference.add(new Judgement(bayes.label(example.name()), 1, example.label()));
            }
        }
        Judgements judgements = figures(set.name(), new Judgements(ours), report);
        Judgements bayes = new Judgements(reference);
        report.figure(set.name() + "NaiveBayesAccuracy", bayes.accuracy())
                .figure(set.name() + "NaiveBayesMacroF1", bayes.macroF1())
                .figure("ratioAccuracyToNaiveBayes" + set.name(), judgements.accuracy() / bayes.accuracy());
        return judgements;
    }

    private static Judgements figures(String name, Judgements judgements, BenchReport report) {
        Interval interval = Interval.of(judgements.accuracy(), judgements.all().size());
        report.count(name + "Names", judgements.all().size())
                .figure(name + "Accuracy", judgements.accuracy())
                .figure(name + "AccuracyLow", interval.low())
                .figure(name + "AccuracyHigh", interval.high())
                .figure(name + "MacroF1", judgements.macroF1())
                .figure(name + "CalibrationError", judgements.calibrationError());
        return judgements;
    }

    private static List<Labelled> shuffled(List<Labelled> examples) {
        List<Labelled> shuffled = new ArrayList<>(examples);
        Collections.shuffle(shuffled, new Random(SEED));
        return shuffled;
    }

    private static List<Labelled> fold(List<Labelled> examples, int fold, boolean held) {
        return IntStream.range(0, examples.size())
                .filter(i -> (i % FOLDS == fold) == held)
                .mapToObj(examples::get)
                .toList();
    }
}
