package org.bitebudget.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.bitebudget.benchmarks.PriceRows.Row;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.product.ProductSize;
import org.bitebudget.platform.product.Promotion;
import org.bitebudget.platform.product.PromotionText;
import org.bitebudget.platform.product.SizeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many sizes and promotions of price files are understood, beside one regular expression for a number and a unit. */
@Command(
        name = "sizes",
        description = {
            "Share of products whose size is understood, and of promotions whose kind and terms are, for each price file of a",
            "directory, beside a single regular expression. Where a file has a column unit_price, it is compared with ours."
        })
final class SizesBench implements Callable<Integer> {

    private static final Pattern SIMPLE = Pattern.compile("(?i)\\d+(?:[.,]\\d+)?\\s*(?:kg|g|ml|cl|l|oz|lb|ct|stk|ud)");
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
    private static final BigDecimal MICRO_MINOR = BigDecimal.valueOf(100_000_000);

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Directory of price files.")
    private Path data;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        BenchReport report = new BenchReport("sizes", "each product as seen last; each row with a promotion");
        for (Path file : PriceRows.in(data)) {
            String name = file.getFileName().toString().replaceAll("\\..*", "");
            List<Row> rows = PriceRows.read(file);
            List<Row> products = PriceRows.products(rows);
            sizes(name, products, report);
            unitPrices(name, products, report);
            promotions(name, rows, report);
        }
        report.publish(out);
        return 0;
    }

    private static void sizes(String name, List<Row> products, BenchReport report) {
        List<Row> withColumn =
                products.stream().filter(row -> row.sizeText().isPresent()).toList();
        long columns = withColumn.stream()
                .filter(row -> SizeText.parse(row.sizeText().orElseThrow(), row.currency())
                        .isPresent())
                .count();
        long simple = withColumn.stream()
                .filter(row -> SIMPLE.matcher(row.sizeText().orElseThrow()).matches())
                .count();
        List<Optional<ProductSize>> sizes = products.stream().map(Row::size).toList();
        long both = sizes.stream().filter(Optional::isPresent).count();
        long packs = sizes.stream()
                .filter(size -> size.filter(known -> known.count() > 1).isPresent())
                .count();
        report.count(name + "Products", products.size())
                .figure(name + "ColumnUnderstoodPercent", new Share(columns, withColumn.size()).percent())
                .figure(name + "ColumnSimplePercent", new Share(simple, withColumn.size()).percent())
                .figure(name + "WithNamePercent", new Share(both, products.size()).percent())
                .count(name + "MultiPacks", packs);
    }

    private static void unitPrices(String name, List<Row> products, BenchReport report) {
        List<Row> priced = products.stream()
                .filter(row -> row.unitPrice().isPresent() && row.size().isPresent())
                .toList();
        if (!priced.isEmpty()) {
            long same = priced.stream().filter(SizesBench::agrees).count();
            report.figure(name + "UnitPriceAgreesPercent", new Share(same, priced.size()).percent());
        }
    }

    private static boolean agrees(Row row) {
        Money price = Money.of(new BigDecimal(row.price()), row.currency());
        BigDecimal theirs = new BigDecimal(row.unitPrice().orElseThrow()).multiply(MICRO_MINOR);
        return row.size()
                .orElseThrow()
                .unitPrice(price)
                .filter(ours -> BigDecimal.valueOf(ours.microMinor())
                                .subtract(theirs)
                                .abs()
                                .compareTo(theirs.multiply(TOLERANCE))
                        <= 0)
                .isPresent();
    }

    private static void promotions(String name, List<Row> rows, BenchReport report) {
        List<Promotion> promotions = rows.stream()
                .filter(row -> !row.promo().isEmpty())
                .map(row -> PromotionText.read(row.promo(), Money.of(new BigDecimal(row.price()), row.currency())))
                .toList();
        if (promotions.isEmpty()) {
            return;
        }
        long known = promotions.stream()
                .filter(promotion -> promotion.kind() != Promotion.Kind.OTHER)
                .count();
        long multiBuys = promotions.stream()
                .filter(promotion -> promotion.multiBuy().isPresent())
                .count();
        report.count(name + "Promotions", promotions.size())
                .figure(name + "PromotionKindPercent", new Share(known, promotions.size()).percent())
                .figure(name + "MultiBuyTermsPercent", new Share(multiBuys, promotions.size()).percent());
    }
}
