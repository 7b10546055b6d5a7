package org.bitebudget.ml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.bitebudget.ml.batch.BasketsFile;
import org.bitebudget.ml.batch.RecommendMethod;
import org.bitebudget.ml.domain.recommend.Affinity;
import org.bitebudget.ml.domain.recommend.Highest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bitebudget recommend}: what each shopper of a file will want next. */
@Command(
        name = "recommend",
        mixinStandardHelpOptions = true,
        description = {
            "Recommends items to every shopper of a file of basket histories.",
            "Lines are {\"user\":…,\"history\":[[item,…],…],\"next\":[item,…] or null}; .xz is read directly. The model learns from the shoppers "
                    + "whose next basket is known, or else from everybody's last basket. Lines {\"user\":…,\"items\":[…]} go out, best item first."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:the file can't be read or written", "2:wrong usage"})
public final class RecommendCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--baskets", required = true, paramLabel = "FILE", description = "histories of the shoppers")
    private Path baskets;

    @Option(
            names = "--top",
            defaultValue = "10",
            paramLabel = "K",
            description = "items for each shopper, 1 to 1000 (default ${DEFAULT-VALUE})")
    private int top;

    @Option(
            names = "--model",
            defaultValue = "learned",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
    private RecommendMethod model;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where the recommendations go")
    private Path out;

    @Option(names = "--json", description = "say what was done as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (top < 1 || top > MOST) {
            throw new ParameterException(spec.commandLine(), "--top must be within 1 and " + MOST + " but is " + top);
        }
        long begin = System.nanoTime();
        BasketsFile file = BasketsFile.read(baskets);
        spec.commandLine()
                .getErr()
                .printf("%d shoppers, %d items; learning%n", file.shoppers().size(), file.items());
        spec.commandLine().getErr().flush();
        Affinity affinity = model.learn(file.shoppers(), file.items(), file.itemTexts());
        file.write(out, recommended(file, affinity));
        double seconds = (System.nanoTime() - begin) / 1e9;
        String form = json
                ? "{\"users\":%d,\"items\":%d,\"model\":\"%s\",\"seconds\":%.2f}%n"
                : "%d shoppers, %d items, model %s, %.2f s%n";
        spec.commandLine().getOut().printf(form, file.shoppers().size(), file.items(), model, seconds);
        return 0;
    }

    private List<List<Integer>> recommended(BasketsFile file, Affinity affinity) {
        try (ProgressBar bar = new ProgressBar(model.toString(), file.shoppers().size())) {
            return file.shoppers().parallelStream()
                    .map(shopper -> {
                        bar.step();
                        return Highest.of(affinity.of(shopper.history()), top);
                    })
                    .toList();
        }
    }
}
