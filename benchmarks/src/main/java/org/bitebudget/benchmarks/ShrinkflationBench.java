package org.bitebudget.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.product.SizeText;
import org.bitebudget.price.domain.alert.ProductMove;
import org.bitebudget.price.domain.alert.Shrinkage;
import org.bitebudget.price.domain.alert.Size;
import org.tukaani.xz.XZInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many products that have shrunk the rule finds, and what it takes for one wrongly. */
@Command(
        name = "shrinkflation",
        description = {
            "Holds the shrinkflation rule of alerts against files of observed prices and cases that were labelled by hand, beside",
            "telling each smaller size at a higher unit price. Needs no running stack."
        })
final class ShrinkflationBench implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description =
                    "CSV files, plain or .xz, with store, product_id, product_name, size, price, currency, observed_at.")
    private Path data;

    @Option(
            names = "--labels",
            paramLabel = "FILE.csv",
            description =
                    "What has shrunk: product, day, how (shrunk, or succeeded by a smaller one). Ours by default.")
    private Path labels;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Option(names = "--mistakes", description = "Tells what was missed and what was found wrongly, on stderr.")
    private boolean mistakes;

    /** A price of a product as it was seen. */
    private record Seen(String store, String product, String name, Optional<Size> size, Money price, Instant at) {}

    /** Two sightings in a row that differ. */
    private record Step(Seen before, Seen now, Size smallest) {

        String label() {
            return now.product() + " " + now.at().toString().substring(0, 10);
        }

        boolean isSmallerForMore() {
            if (before.size().isEmpty() || now.size().isEmpty()) {
                return false;
            }
            Size then = before.size().get();
            Size size = now.size().get();
            return then.unit().equals(size.unit())
                    && size.amountMicro() < then.amountMicro()
                    && (double) now.price().minor() / size.amountMicro()
                            > (double) before.price().minor() / then.amountMicro();
        }

        boolean isShrinkage() {
            ProductMove move = new ProductMove(
                    now.store(),
                    now.product(),
                    now.name(),
                    label(),
                    0,
                    now.at(),
                    now.at(),
                    "UTC",
                    now.price().currency(),
                    now.price().minor(),
                    before.price().minor(),
                    before.price().minor(),
                    true,
                    true,
                    now.size().orElse(null),
                    before.size().orElse(null),
                    false);
            return Shrinkage.happensBy(move, smallest, before.name());
        }
    }

    @Override
    public Integer call() throws IOException {
        Map<String, String> cases = cases();
        Set<String> told = new HashSet<>();
        Set<String> naive = new HashSet<>();
        for (Path file : files()) {
            for (Step step : steps(file)) {
                if (step.isShrinkage()) {
                    told.add(step.label());
                }
                if (step.isSmallerForMore()) {
                    naive.add(step.label());
                }
            }
        }
        long found = common(told, cases.keySet());
        if (mistakes) {
            cases.keySet().stream()
                    .filter(each -> !told.contains(each))
                    .forEach(each -> System.err.println("missed " + each));
            told.stream().filter(each -> !cases.containsKey(each)).forEach(each -> System.err.println("wrong " + each));
        }
        new BenchReport("shrinkflation", "files=" + files().size())
                .count("cases", cases.size())
                .count(
                        "casesUnderAnotherId",
                        cases.values().stream().filter("succeeded"::equals).count())
                .count("found", found)
                .count("falseAlarms", told.size() - found)
                .count("foundByUnitPriceAlone", common(naive, cases.keySet()))
                .count("falseAlarmsByUnitPriceAlone", naive.size() - common(naive, cases.keySet()))
                .figure("recall", (double) found / cases.size())
                .figure("precision", told.isEmpty() ? 0 : (double) found / told.size())
                .publish(out);
        return 0;
    }

    private static long common(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).count();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(file -> file.toString().matches(".*\\.csv(\\.xz)?"))
                    .sorted()
                    .toList();
        }
    }

    private Map<String, String> cases() throws IOException {
        Map<String, String> cases = new LinkedHashMap<>();
        try (InputStream in = labels == null
                ? Objects.requireNonNull(ShrinkflationBench.class.getResourceAsStream("shrinkflation.csv"))
                : Files.newInputStream(labels)) {
            for (CSVRecord row : rows(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                cases.put(row.get("product") + " " + row.get("day"), row.get("how"));
            }
        }
        return cases;
    }

    private static List<Step> steps(Path file) throws IOException {
        Map<String, List<Seen>> products = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file);
                InputStream content = file.toString().endsWith(".xz") ? new XZInputStream(in) : in) {
            for (CSVRecord row : rows(new InputStreamReader(content, StandardCharsets.UTF_8))) {
                Seen seen = seen(row);
                products.computeIfAbsent(seen.store() + "|" + seen.product(), key -> new ArrayList<>())
                        .add(seen);
            }
        }
        List<Step> steps = new ArrayList<>();
        products.values().forEach(all -> steps.addAll(stepsOf(all)));
        return steps;
    }

    private static Collection<Step> stepsOf(List<Seen> all) {
        List<Step> steps = new ArrayList<>();
        all.sort(Comparator.comparing(Seen::at));
        Size smallest = null;
        for (int i = 1; i < all.size(); i++) {
            Seen before = all.get(i - 1);
            Seen now = all.get(i);
            smallest = smaller(smallest, before.size().orElse(null));
            if (!before.size().equals(now.size()) || !before.price().equals(now.price())) {
                steps.add(new Step(before, now, smallest));
            }
        }
        return steps;
    }

    private static Size smaller(Size known, Size seen) {
        boolean stays = seen == null
                || (known != null && known.unit().equals(seen.unit()) && known.amountMicro() <= seen.amountMicro());
        return stays ? known : seen;
    }

    private static Seen seen(CSVRecord row) {
        String currency = row.get("currency");
        Optional<String> column = Optional.of(row.get("size")).filter(text -> !text.isBlank());
        return new Seen(
                row.get("store"),
                row.get("product_id"),
                row.get("product_name"),
                SizeText.of(column, row.get("product_name"), currency)
                        .map(size -> new Size(size.amountMicro(), size.unit().name(), size.count())),
                Money.parse(row.get("price"), currency),
                Instant.parse(row.get("observed_at")));
    }

    private static Iterable<CSVRecord> rows(Reader reader) {
        try {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
