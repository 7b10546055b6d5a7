package org.bitebudget.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.embedded.parts.Parts;
import org.bitebudget.stack.home.StackHome;

/**
 * A command that lives in another module and runs in a process of its own with that module's class path, since Flink's and Kafka
 * Streams' builds of RocksDB can't share one.
 *
 * @param name what the user types
 * @param module folder of the module on whose class path it runs
 * @param commandClass picocli command on it
 * @param description one line for the list of commands
 */
record ModuleCommand(String name, String module, String commandClass, String description) {

    /** {@code forecast} and {@code backtest} run where the network is, which is one of their models. */
    static final List<ModuleCommand> ALL = List.of(
            new ModuleCommand(
                    "forecast",
                    "ml-inference-job",
                    "org.bitebudget.forecast.command.ForecastCommand",
                    "Forecasts the series of a file with the methods that are served."),
            new ModuleCommand(
                    "recommend",
                    "ml-inference-job",
                    "org.bitebudget.ml.RecommendCommand",
                    "Recommends items to the shoppers of a file, learned from their baskets."),
            new ModuleCommand(
                    "backtest",
                    "ml-inference-job",
                    "org.bitebudget.forecast.command.BacktestCommand",
                    "Tries models on the newest observations of a file's series."),
            new ModuleCommand(
                    "train", "ml-inference-job", "org.bitebudget.ml.TrainCommand", "Trains a model from data."),
            new ModuleCommand(
                    "models",
                    "ml-inference-job",
                    "org.bitebudget.ml.ModelsCommand",
                    "Lists trained models, says which of them speaks, and compares those on trial."),
            new ModuleCommand(
                    "read",
                    "ocr-stream",
                    "org.bitebudget.ocr.batch.ReadCommand",
                    "Reads a directory of receipt images as the stream does."),
            new ModuleCommand(
                    "categorise",
                    "ocr-stream",
                    "org.bitebudget.ocr.batch.CategoriseCommand",
                    "Learns labels of product names and gives them to others."),
            new ModuleCommand(
                    "match",
                    "ocr-stream",
                    "org.bitebudget.ocr.batch.MatchCommand",
                    "Finds the products of a catalogue that abbreviated texts mean."),
            new ModuleCommand(
                    "replay-prices",
                    "benchmarks",
                    "org.bitebudget.benchmarks.prices.ReplayPricesCommand",
                    "Feeds price files through the job and compares all it tells with a plain batch."),
            new ModuleCommand(
                    "replay-budgets",
                    "benchmarks",
                    "org.bitebudget.benchmarks.budgets.ReplayBudgetsCommand",
                    "Feeds random inputs through the budget job, kills it, and compares all with a batch."),
            new ModuleCommand(
                    "connectors",
                    "ingest-gateway",
                    "org.bitebudget.gateway.connector.ConnectorsCommand",
                    "Checks and tries the files that say how stores' prices are fetched."),
            new ModuleCommand(
                    "bench",
                    "benchmarks",
                    "org.bitebudget.benchmarks.BenchCommand",
                    "Measures, each figure beside its reference."));

    /** Commands that look for the recogniser's trained data where it is fetched to. */
    private static final Set<String> READS_RECEIPTS = Set.of("read", "bench");

    private static final String HEAP = "-Xmx2g";

    static Optional<ModuleCommand> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /** Runs it with the arguments after its name, on this process's own streams; returns its exit code. */
    int run(String... args) {
        Path project = StackHome.of(System.getenv()).project();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(HEAP);
        command.add("-cp");
        // this module's own class path comes last, for the launcher alone
        command.add(ModuleClassPath.of(project, module) + File.pathSeparator + System.getProperty("java.class.path"));
        command.add(ModuleCommandMain.class.getName());
        command.add(commandClass);
        command.addAll(Arrays.asList(args).subList(1, args.length));
        try {
            if (READS_RECEIPTS.contains(name)) {
                Parts.fromEnvironment().trainedData();
            }
            Process process = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "command-shutdown"));
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("can't start " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.FAILED;
        }
    }
}
