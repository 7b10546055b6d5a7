package org.bitebudget.benchmarks.changes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bitebudget.benchmarks.BenchReport;
import org.bitebudget.ml.batch.PriceCsv;
import org.bitebudget.ml.domain.change.Effect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How well changes of prices, starts of promotions and the price of four weeks later are foretold. */
@Command(
        name = "price-changes",
        description = {
            "Goes through a file of prices day by day and says at some days, from what was seen until then, how likely each price is to",
            "change and each promotion to start within 7, 14 and 28 days, when it will start, and what the product will cost. Beside it the",
            "store's base rate, what happened before, the product's own rate, and the last price. Needs no running stack."
        })
public final class PriceChangesBench implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "Prices as feed takes them: store, product_id, price, observed_at, promo, list_price.")
    private Path data;

    @Option(
            names = "--origins",
            defaultValue = "8",
            paramLabel = "N",
            description =
                    "Days of each store on which it is asked, evenly over the second half (default: ${DEFAULT-VALUE}).")
    private int origins;

    @Option(names = "--ablation", description = "Also leaves out one effect after the other.")
    private boolean ablation;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Map<String, List<SeenProduct>> byStore = PriceCsv.seen(data).stream()
                .collect(Collectors.groupingBy(
                        PriceCsv.Seen::store,
                        TreeMap::new,
                        Collectors.mapping(seen -> new SeenProduct(seen.days()), Collectors.toList())));
        List<StoreWalk> stores = new ArrayList<>();
        byStore.values().forEach(products -> stores.add(new StoreWalk(products, origins)));
        BenchReport report =
                new BenchReport("price-changes", "%s, %d origins a store".formatted(data.getFileName(), origins));
        report.count("stores", stores.size());
        walk(stores, EnumSet.allOf(Effect.class)).report(report);
        if (ablation) {
            for (Effect effect : Effect.values()) {
                System.err.println("without " + effect);
                without(effect, walk(stores, EnumSet.complementOf(EnumSet.of(effect))), report);
            }
        }
        report.publish(out);
        return 0;
    }

    private static WalkScores walk(List<StoreWalk> stores, Set<Effect> effects) {
        WalkScores scores = new WalkScores();
        stores.forEach(store -> store.run(effects, scores));
        return scores;
    }

    private static void without(Effect effect, WalkScores scores, BenchReport report) {
        String name = Stream.of(effect.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        for (int days : List.of(7, 28)) {
            report.figure(
                    "changeBrier%dDaysWithout%s".formatted(days, name),
                    scores.changes().of(Foreteller.HAZARD, days).brier());
            if (scores.promotions().hasEvents()) {
                report.figure(
                        "promotionBrier%dDaysWithout%s".formatted(days, name),
                        scores.promotions().of(Foreteller.HAZARD, days).brier());
            }
        }
    }
}
