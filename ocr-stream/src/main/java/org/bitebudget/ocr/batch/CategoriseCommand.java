package org.bitebudget.ocr.batch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVRecord;
import org.bitebudget.ocr.domain.category.NameClassifier;
import org.bitebudget.ocr.domain.category.NameClassifier.Effort;
import org.bitebudget.ocr.domain.category.NameClassifier.Guess;
import org.bitebudget.ocr.embedding.MiniLm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Learns the labels of one file of product names and gives them to those of another. */
@Command(
        name = "categorise",
        description = {
            "Learns labels from the names of one CSV file and writes the most probable label of each name of another, one",
            "row each in the same order: columns predicted and probability. A further column of the first file that divides",
            "the labels, such as the aisle of a department, is learned beside them."
        },
        mixinStandardHelpOptions = true)
public final class CategoriseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--train", required = true, paramLabel = "FILE.csv", description = "Names with labels.")
    private Path train;

    @Option(names = "--in", required = true, paramLabel = "FILE.csv", description = "Names to label.")
    private Path in;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "COLUMN",
            description = "Column of the names in both files.")
    private String name;

    @Option(names = "--label", required = true, paramLabel = "COLUMN", description = "Column of the labels to learn.")
    private String label;

    @Option(names = "--out", required = true, paramLabel = "FILE.csv", description = "Where the labels go.")
    private Path out;

    @Mixin
    private LanguageModelFiles languageModel;

    @Override
    public Integer call() throws IOException {
        try {
            LabelledNames examples = LabelledNames.in(train, name, label);
            List<CSVRecord> rows = CsvFile.rows(in, name);
            PrintWriter err = spec.commandLine().getErr();
            err.println("learning from " + examples.names().size() + " names"
                    + examples.divider()
                            .map(column -> ", with column " + column + " as a finer label")
                            .orElse(""));
            List<Guess> guesses;
            try (MiniLm model = languageModel.open()) {
                NameClassifier classifier =
                        NameClassifier.train(examples.names(), model, Effort.THOROUGH, (done, all) -> {
                            err.printf("\rround %d of %d%s", done, all, done == all ? "%n".formatted() : "");
                            err.flush();
                        });
                err.println(
                        classifier.hearsMeaning()
                                ? "the language model helps here, and is used"
                                : "the language model doesn't help here, and isn't used");
                guesses = classifier.classify(
                        rows.stream().map(row -> row.get(name)).toList());
            }
            CsvFile.write(
                    out,
                    List.of("predicted", "probability"),
                    guesses.stream()
                            .map(guess ->
                                    List.of(guess.label(), String.format(Locale.ROOT, "%.4f", guess.probability())))
                            .toList());
            err.println("labelled " + rows.size() + " names");
            return 0;
        } catch (BadFileException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
