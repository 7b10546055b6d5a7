package org.bitebudget.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.bitebudget.platform.files.DurableFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast serving-api answers when the price history is large, beside a bare Vert.x route with the same client. */
@Command(
        name = "serving",
        description = {
            "Fills ClickHouse with a made-up price history and serving-api with its current prices, both with the settings that",
            "./bitebudget up starts them with, and asks over HTTP with a token: histories of random products, and what a list of twelve",
            "items costs in each store. Beside them a bare Vert.x route that answers as many bytes as a history has. ProcessorMs is what",
            "an answer takes of the processors, clients, serving-api, ClickHouse and all else that runs for it together."
        })
final class ServingBench implements Callable<Integer> {

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "50000000",
            description = "Rows of the price history (default: ${DEFAULT-VALUE}).")
    private long rows;

    @Option(
            names = "--products",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Products, spread over 20 stores (default: ${DEFAULT-VALUE}).")
    private int products;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "16",
            description = "Clients, each with one request at a time (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Measured time of each route (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60",
            description = "Seconds of each route before, that don't count (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        Path home = Files.createTempDirectory("serving-bench");
        PriceWorld world = new PriceWorld(products, Math.toIntExact(Math.max(1, rows / products)));
        BenchReport report = new BenchReport(
                "serving",
                "%d products, %d clients, %d s a route after %d s of warm-up"
                        .formatted(products, clients, seconds, warmUp));
        try (RunningServing serving = new RunningServing(home, world);
                HttpLoad load = new HttpLoad(clients, serving.token())) {
            report.count("rows", serving.rows())
                    .count("parts", serving.parts())
                    .figure("fillSeconds", serving.fillSeconds());
            int historyBytes = load.bytes(serving.port(), world.historyPath(0));
            measure(load, report, "bare", serving.barePort(), client -> () -> "/?bytes=" + historyBytes);
            measure(load, report, "history", serving.port(), client -> {
                Random random = new Random(client);
                return () -> world.historyPath(random.nextInt(products));
            });
            List<String> lists = serving.listPaths();
            measure(load, report, "list", serving.port(), client -> {
                Random random = new Random(client);
                return () -> lists.get(random.nextInt(lists.size()));
            });
            report.count("historyBytes", historyBytes);
        }
        DurableFiles.deleteTree(home);
        report.publish(out);
        return 0;
    }

    private void measure(HttpLoad load, BenchReport report, String route, int port, IntFunction<HttpLoad.Paths> paths)
            throws Exception {
        System.err.println("measuring " + route);
        load.run(port, paths, warmUp);
        long everything = ProcessHandle.current().pid();
        Duration before = ProcessorTime.ofFamily(everything);
        HttpLoad.Result result = load.run(port, paths, seconds);
        Duration spent = ProcessorTime.ofFamily(everything).minus(before);
        report.figure(route + "P50Ms", result.latencies().median())
                .figure(route + "P99Ms", result.latencies().p99())
                .figure(route + "PerSecond", result.perSecond())
                .figure(
                        route + "ProcessorMs",
                        spent.toNanos() / 1e6 / result.latencies().sorted().size());
    }
}
