package org.bitebudget.gateway.connector;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.bitebudget.gateway.domain.connector.Adapter;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.FeedTerms;
import org.bitebudget.gateway.domain.feed.Observation;
import org.bitebudget.gateway.domain.feed.RowReader;
import org.bitebudget.gateway.domain.feed.RowReading;
import org.bitebudget.gateway.domain.feed.RowReject;
import org.bitebudget.gateway.domain.feed.Source;
import org.bitebudget.platform.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches once as an adapter file says, and shows the rows. */
@Command(
        name = "try",
        description = {
            "Fetches pages as an adapter file says and prints their rows, one JSON object a line, checked as the gateway checks them.",
            "Nothing is sent anywhere else. Secrets are taken from this command's environment. Files that are not enabled may be tried."
        },
        mixinStandardHelpOptions = true)
final class TryAdapterCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int VIOLATED = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path path;

    @Option(
            names = "--pages",
            paramLabel = "N",
            defaultValue = "1",
            description = "Most pages of each value asked for (default: ${DEFAULT-VALUE}).")
    private int pages;

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(path) || pages < 1) {
            throw new ParameterException(spec.commandLine(), "can't read " + path + ", or no pages are wanted");
        }
        AdapterFile file = AdapterFile.read(path);
        PrintWriter err = spec.commandLine().getErr();
        if (file.adapter().isEmpty()) {
            file.faults().forEach(fault -> err.println(path + ": " + fault));
            err.flush();
            return VIOLATED;
        }
        Vertx vertx = Vertx.vertx();
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        try {
            PageSource.Tools tools = new PageSource.Tools(
                    vertx, new Fetcher(vertx), new Pace(System::nanoTime), scheduler, Clock.systemUTC());
            return print(file, file.adapter().get().withMostPages(pages), tools);
        } finally {
            scheduler.shutdownNow();
            vertx.close().await();
            err.flush();
        }
    }

    private int print(AdapterFile file, Adapter adapter, PageSource.Tools tools) throws Exception {
        PageSource source = new PageSource(
                file.name(),
                adapter,
                new Secrets(System.getenv()),
                tools,
                Connector.breaker(file.name()),
                new ConnectorMeter(new SimpleMeterRegistry(), file.name()));
        FetchedRows rows = new FetchedRows(adapter, source, source.route().first(), at -> Optional.empty());
        Instant now = tools.clock().instant();
        RowReader reader = new RowReader(new FeedTerms(
                Source.CONNECTOR, adapter.store(), adapter.zone(), Optional.of(now), adapter.currency(), now));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        long accepted = 0;
        long rejected = 0;
        for (Optional<FeedItem> item = rows.next(); item.isPresent(); item = rows.next()) {
            RowReading reading = item.get() instanceof FeedRow row ? reader.read(row) : (RowReject) item.get();
            if (reading instanceof RowReject reject) {
                rejected++;
                err.println("refused: item " + reject.line() + " "
                        + Optional.ofNullable(reject.pointer()).orElse("") + " " + reject.reason());
            } else {
                accepted++;
                out.println(Json.mapper().writeValueAsString(shown((FeedRow) item.get(), (Observation) reading)));
            }
        }
        out.flush();
        err.printf(
                "pages %d, requests %d, rows %d, refused %d, broken bytes %d%s%n",
                rows.fetched().pages(),
                rows.fetched().requests(),
                accepted + rejected,
                rejected,
                rows.fetched().brokenBytes(),
                rows.reason().isEmpty() ? "" : "; ended early: " + rows.reason());
        return rows.fetched().pages() > 0 ? 0 : FAILED;
    }

    private static Map<String, Object> shown(FeedRow row, Observation seen) {
        Map<String, Object> shown = new LinkedHashMap<>();
        row.values().forEach((column, value) -> shown.put(column.wireName(), value));
        shown.put("price", seen.price().toString());
        seen.size().ifPresent(size -> shown.put("size_understood", size));
        seen.barcode().ifPresent(code -> shown.put("product", code.canonicalId()));
        seen.categoryId().ifPresent(id -> shown.put("category_id", id));
        shown.put("in_stock", seen.inStock());
        shown.put("observed_at", seen.seen().instant());
        return shown;
    }
}
