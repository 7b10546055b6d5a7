package org.bitebudget.stack.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.feed.FeedProgress.Totals;
import org.bitebudget.stack.feed.FeedSender.FeedTerms;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.home.StackHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a price file. */
@Command(
        name = "feed",
        description = {
            "Sends a file of prices to the gateway: CSV with a header or NDJSON, plain, .xz or .gz.",
            "Columns: store, product_id, product_name, size, price, currency, observed_at, promo, list_price, category.",
            "Interrupted, the same command goes on where it was; sending a file again changes nothing."
        })
public final class FeedCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "The store of all rows; else each row names its own.")
    private String store;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "When rows without a time were seen, for example 2026-05-01T08:00:00Z.")
    private String asOf;

    @Option(names = "--zone", paramLabel = "ZONE", description = "The stores' time zone, for rows with a date only.")
    private String zone;

    @Option(
            names = "--batch",
            paramLabel = "ROWS",
            defaultValue = "5000",
            description = "Rows sent at once (default: ${DEFAULT-VALUE}).")
    private int batchRows;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new CommandFailedException(ExitCodes.USAGE, "Can't read " + file);
        }
        StackHome home = StackHome.of(System.getenv());
        FeedProgress progress = FeedProgress.of(home.data("feed"), file, store == null ? "" : store, batchRows);
        if (progress.totals().rows() > 0) {
            System.err.println("Going on after " + progress.totals().rows() + " rows.");
        }
        FeedTerms terms = new FeedTerms(
                Optional.ofNullable(store), batchRows, Optional.ofNullable(asOf), Optional.ofNullable(zone));
        FeedSender sender =
                new FeedSender(Api.ofEnvironment(System.getenv()), progress, terms, FeedCommand::tellRejected);
        long begun = System.nanoTime();
        try (InputStream bytes = ProgressBar.wrap(Files.newInputStream(file), bar())) {
            sender.send(bytes);
        }
        print(progress.totals(), (System.nanoTime() - begun) / 1e9);
        return ExitCodes.OK;
    }

    private ProgressBarBuilder bar() throws IOException {
        return new ProgressBarBuilder()
                .setTaskName(file.getFileName().toString())
                .setInitialMax(Files.size(file))
                .setUnit(" kB", 1000)
                .setUpdateIntervalMillis(500);
    }

    private static void tellRejected(JsonNode reject) {
        System.err.printf(
                "%nrefused: line %d of its batch: %s%n",
                reject.path("line").asLong(), reject.path("reason").asText());
    }

    private void print(Totals totals, double seconds) {
        if (json) {
            Map<String, Object> summary = new LinkedHashMap<>();
            summary.put("rows", totals.rows());
            summary.put("accepted", totals.accepted());
            summary.put("rejected", totals.rejected());
            summary.put("duplicates", totals.duplicates());
            summary.put("stores", totals.batches().size());
            summary.put("seconds", seconds);
            System.out.println(JsonFiles.text(summary));
        } else {
            System.out.printf(
                    "rows %d, accepted %d, rejected %d, duplicates %d, stores %d, %.1f s%n",
                    totals.rows(),
                    totals.accepted(),
                    totals.rejected(),
                    totals.duplicates(),
                    totals.batches().size(),
                    seconds);
        }
    }
}
