package org.bitebudget.stack.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bitebudget.stack.home.JsonFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code samples}: writes photos of invented receipts with their truth. */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        description = "Draws photos of invented receipts and writes them with their truth.")
public final class SamplesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Directory for img/ and truth.jsonl.")
    private Path out;

    @Option(names = "--count", defaultValue = "20", description = "Number of receipts. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--seed", defaultValue = "1", description = "Same seed, same receipts. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--until",
            defaultValue = "2026-06-30",
            paramLabel = "DATE",
            description = "Last day a receipt may carry. Default: ${DEFAULT-VALUE}.")
    private LocalDate until;

    @Option(names = "--json", description = "Print JSON: where the truth is, and how many receipts.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (count < 1 || count > 10_000) {
            throw new ParameterException(spec.commandLine(), "--count must be between 1 and 10000");
        }
        SampleReceipts.ofAllShops(seed, until)
                .write(out, count, done -> spec.commandLine().getErr().printf("\r%d of %d", done, count));
        spec.commandLine().getErr().println();
        Path truth = out.resolve("truth.jsonl");
        spec.commandLine()
                .getOut()
                .println(json ? JsonFiles.text(Map.of("truth", truth.toString(), "count", count)) : truth);
        return 0;
    }
}
