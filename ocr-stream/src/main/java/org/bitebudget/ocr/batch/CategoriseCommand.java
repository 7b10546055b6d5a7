package org.bitebudget.ocr.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVRecord;
import org.bitebudget.ocr.learn.NameClassifier;
import org.bitebudget.ocr.learn.NameClassifier.Labelled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Learns the labels of one file of product names and gives them to those of another. */
@Command(
        name = "categorise",
        description = {
            "Learns labels from the names of one CSV file and writes the most probable label of each name of another, one",
            "row each in the same order: columns predicted and probability."
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

    @Override
    public Integer call() throws IOException {
        try {
            List<Labelled> examples = CsvFile.rows(train, name, label).stream()
                    .map(row -> new Labelled(row.get(name), row.get(label)))
                    .filter(example -> !example.label().isBlank())
                    .toList();
            List<CSVRecord> rows = CsvFile.rows(in, name);
            spec.commandLine().getErr().println("learning from " + examples.size() + " names");
            NameClassifier classifier = NameClassifier.train(examples);
            CsvFile.write(
                    out,
                    List.of("predicted", "probability"),
                    rows.stream()
                            .map(row -> classifier.classify(row.get(name)))
                            .map(guess ->
                                    List.of(guess.label(), String.format(Locale.ROOT, "%.4f", guess.probability())))
                            .toList());
            spec.commandLine().getErr().println("labelled " + rows.size() + " names");
            return 0;
        } catch (BadFileException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
