package org.bitebudget.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.bitebudget.stack.RunningStack;
import org.bitebudget.stack.home.StackHome;
import org.bitebudget.stack.supervisor.Processes;
import org.bitebudget.stack.supervisor.StackState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the running stack costs while nobody asks anything of it, beside the 4 GB and 15 % of one core it may take. */
@Command(
        name = "idle",
        description = "Memory and processor time of all processes of the running stack over a while, part by part.")
final class IdleBench implements Callable<Integer> {

    private static final double MEMORY_ALLOWED_GB = 4;
    private static final double CORE_ALLOWED = 0.15;
    private static final int UNREACHABLE = 3;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long to watch (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackState state =
                new RunningStack(StackHome.of(System.getenv())).state().orElse(null);
        if (state == null) {
            System.err.println("The stack is not up. ./bitebudget up starts it.");
            return UNREACHABLE;
        }
        // all parts are children of the supervisor, so its family is the whole stack
        Map<String, Long> families = new LinkedHashMap<>();
        state.parts().stream().filter(part -> part.pid() > 0).forEach(part -> families.put(part.name(), part.pid()));
        families.put("whole", state.supervisor());

        Map<String, Duration> before = new LinkedHashMap<>();
        families.forEach((name, pid) -> before.put(name, ProcessorTime.ofFamily(pid)));
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        double elapsed = (System.nanoTime() - start) / 1e9;

        BenchReport report = new BenchReport("idle", "the local stack as shipped, watched for " + seconds + " s");
        families.forEach((name, pid) -> report.figure(
                        name + "CoreShare",
                        ProcessorTime.ofFamily(pid).minus(before.get(name)).toNanos() / 1e9 / elapsed)
                .figure(name + "PssGb", Processes.memory(pid) / 1e9));
        report.figure("allowedCoreShare", CORE_ALLOWED)
                .figure("allowedPssGb", MEMORY_ALLOWED_GB)
                .publish(out);
        return 0;
    }
}
