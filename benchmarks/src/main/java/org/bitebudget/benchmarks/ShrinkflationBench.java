package org.bitebudget.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.bitebudget.benchmarks.SizeStep.Seen;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.product.SizeText;
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

    @Option(
            names = "--gone-days",
            paramLabel = "N",
            defaultValue = "14",
            description = {
                "What has the name of a product that was last seen so many days before at most is held to have come in its",
                "place (default: ${DEFAULT-VALUE}). Alerts don't do that; it is counted apart."
            })
    private int goneDays;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Option(names = "--mistakes", description = "Tells what was missed and what was found wrongly, on stderr.")
    private boolean mistakes;

    @Override
    public Integer call() throws IOException {
        Map<String, String> cases = cases();
        Set<String> told = new HashSet<>();
        Set<String> naive = new HashSet<>();
        Set<String> succeeded = new HashSet<>();
        for (Path file : files()) {
            Collection<List<Seen>> products = products(file);
            for (List<Seen> product : products) {
                List<SizeStep> steps = stepsOf(product);
                steps.stream()
                        .filter(SizeStep::isShrinkage)
                        .map(SizeStep::label)
                        .forEach(told::add);
                steps.stream()
                        .filter(SizeStep::isSmallerForMore)
                        .map(SizeStep::label)
                        .forEach(naive::add);
            }
            new Successions(Duration.ofDays(goneDays))
                    .of(products).stream()
                            .filter(SizeStep::isShrinkage)
                            .map(SizeStep::label)
                            .forEach(succeeded::add);
        }
        if (mistakes) {
            tellMistakes(cases.keySet(), told, succeeded);
        }
        long found = common(told, cases.keySet());
        long foundSucceeded = common(succeeded, cases.keySet());
        new BenchReport("shrinkflation", "files=%d, gone %d days".formatted(files().size(), goneDays))
                .count("cases", cases.size())
                .count(
                        "casesUnderAnotherId",
                        cases.values().stream().filter("succeeded"::equals).count())
                .count("found", found)
                .count("falseAlarms", told.size() - found)
                .count("foundByUnitPriceAlone", common(naive, cases.keySet()))
                .count("falseAlarmsByUnitPriceAlone", naive.size() - common(naive, cases.keySet()))
                .count("foundUnderAnotherId", foundSucceeded)
                .count("falseAlarmsUnderAnotherId", succeeded.size() - foundSucceeded)
                .figure("recall", (double) found / cases.size())
                .figure("precision", told.isEmpty() ? 0 : (double) found / told.size())
                .publish(out);
        return 0;
    }

    private static void tellMistakes(Set<String> cases, Set<String> told, Set<String> succeeded) {
        cases.stream()
                .filter(each -> !told.contains(each))
                .forEach(each ->
                        System.err.println((succeeded.contains(each) ? "found under another id " : "missed ") + each));
        told.stream().filter(each -> !cases.contains(each)).forEach(each -> System.err.println("wrong " + each));
        succeeded.stream()
                .filter(each -> !cases.contains(each))
                .forEach(each -> System.err.println("wrong under another id " + each));
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

    /** The sightings of each product, in order. */
    private static Collection<List<Seen>> products(Path file) throws IOException {
        Map<String, List<Seen>> products = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file);
                InputStream content = file.toString().endsWith(".xz") ? new XZInputStream(in) : in) {
            for (CSVRecord row : rows(new InputStreamReader(content, StandardCharsets.UTF_8))) {
                Seen seen = seen(row);
                products.computeIfAbsent(seen.store() + "|" + seen.product(), key -> new ArrayList<>())
                        .add(seen);
            }
        }
        products.values().forEach(all -> all.sort(Comparator.comparing(Seen::at)));
        return products.values();
    }

    private static List<SizeStep> stepsOf(List<Seen> all) {
        List<SizeStep> steps = new ArrayList<>();
        Size smallest = null;
        for (int i = 1; i < all.size(); i++) {
            Seen before = all.get(i - 1);
            Seen now = all.get(i);
            smallest = smaller(smallest, before.size().orElse(null));
            if (!before.size().equals(now.size()) || !before.price().equals(now.price())) {
                steps.add(new SizeStep(before, now, smallest));
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
