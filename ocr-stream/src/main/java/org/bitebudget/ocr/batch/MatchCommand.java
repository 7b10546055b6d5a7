package org.bitebudget.ocr.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVRecord;
import org.bitebudget.ocr.domain.product.CatalogueProduct;
import org.bitebudget.ocr.domain.product.ProductMatch;
import org.bitebudget.ocr.domain.product.ProductMatcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds the products of a catalogue that abbreviated texts mean. */
@Command(
        name = "match",
        description = {
            "Finds the product of a catalogue that each abbreviated text of a CSV file means and writes its id, one row each",
            "in the same order: columns predicted, likeness and lead over the next product. Nothing is learned from the texts."
        },
        mixinStandardHelpOptions = true)
public final class MatchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--catalogue", required = true, paramLabel = "FILE.csv", description = "Products.")
    private Path catalogue;

    @Option(names = "--id", required = true, paramLabel = "COLUMN", description = "Column of the products' ids.")
    private String id;

    @Option(names = "--name", required = true, paramLabel = "COLUMN", description = "Column of the products' names.")
    private String name;

    @Option(names = "--in", required = true, paramLabel = "FILE.csv", description = "Texts to find.")
    private Path in;

    @Option(names = "--query", required = true, paramLabel = "COLUMN", description = "Column of the texts.")
    private String query;

    @Option(names = "--out", required = true, paramLabel = "FILE.csv", description = "Where the ids go.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        try {
            List<CatalogueProduct> products = CsvFile.rows(catalogue, id, name).stream()
                    .map(row -> new CatalogueProduct(row.get(id), row.get(name)))
                    .toList();
            List<CSVRecord> rows = CsvFile.rows(in, query);
            ProductMatcher matcher = new ProductMatcher(products);
            spec.commandLine()
                    .getErr()
                    .println("looking for " + rows.size() + " texts in " + products.size() + " products");
            CsvFile.write(
                    out,
                    List.of("predicted", "likeness", "lead"),
                    rows.parallelStream()
                            .map(row -> row(matcher.match(row.get(query))))
                            .toList());
            return 0;
        } catch (BadFileException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static List<String> row(Optional<ProductMatch> match) {
        return match.map(found -> List.of(
                        found.product().id(),
                        String.format(Locale.ROOT, "%.4f", found.likeness()),
                        String.format(Locale.ROOT, "%.4f", found.lead())))
                .orElse(List.of("", "0", "0"));
    }
}
