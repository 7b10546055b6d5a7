package org.bitebudget.stack.check;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bitebudget.budget.job.Violation;
import org.bitebudget.embedded.child.Probe;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.StackPlan;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.home.StackHome;
import org.bitebudget.stack.topics.Cluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks what must hold over all data. */
@Command(name = "check", description = "Checks what must hold over all data.")
public final class CheckCommand implements Callable<Integer> {

    private final Map<String, String> environment = System.getenv();
    private final Settings settings = Settings.of(environment);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to check: conservation, prices");
    }

    @Command(
            name = "conservation",
            mixinStandardHelpOptions = true,
            description = {
                "Checks that receipts and manual entries are what the ledger holds, that days less shortfall are the plan, and that each",
                "month is what a batch makes of all its inputs.",
                "Exits with 4 and names what doesn't add up."
            })
    int conservation(
            @Option(
                            names = "--settle",
                            paramLabel = "SECONDS",
                            defaultValue = "10",
                            description = "How long to wait for what is still on its way (default: ${DEFAULT-VALUE}).")
                    int settle,
            @Option(names = "--household", paramLabel = "H", description = "Of one household only.") String household,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        ConservationReader reader = new ConservationReader(Cluster.ofEnvironment(environment), registry());
        Conservation state = settled(() -> reader.read(Optional.ofNullable(household)), Conservation::holds, settle);
        print(state, json);
        return state.holds() ? ExitCodes.OK : ExitCodes.VIOLATED;
    }

    @Command(
            name = "prices",
            mixinStandardHelpOptions = true,
            description = {
                "Checks that each observed price on the topic is one row of the history in ClickHouse, store by store.",
                "Exits with 4 where they differ."
            })
    int prices(
            @Option(
                            names = "--settle",
                            paramLabel = "SECONDS",
                            defaultValue = "60",
                            description = "How long to wait for what is still on its way (default: ${DEFAULT-VALUE}).")
                    int settle,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        PriceRowsReader reader = new PriceRowsReader(
                Cluster.ofEnvironment(environment),
                registry(),
                settings.httpUri("BITEBUDGET_CLICKHOUSE", plan().clickHouseUrl()));
        PriceRows state = settled(reader::read, PriceRows::hold, settle);
        print(state, json);
        return state.hold() ? ExitCodes.OK : ExitCodes.VIOLATED;
    }

    private StackPlan plan() {
        return StackPlan.ofLastStart(StackHome.of(environment));
    }

    private RegistrySettings registry() {
        return RegistrySettings.at(settings.httpUri("BITEBUDGET_REGISTRY", plan().registryUrl()));
    }

    /** What is read once it holds, or after the time. */
    private static <T> T settled(Supplier<T> reader, Predicate<T> holds, int seconds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        T state = reader.get();
        while (!holds.test(state) && System.nanoTime() < deadline) {
            Probe.pause();
            state = reader.get();
        }
        return state;
    }

    private static void print(Conservation state, boolean json) {
        List<Violation> violations = state.violations();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("entries", state.ledger().size());
            document.put("readings", state.readings().size());
            document.put("months", state.months().size());
            document.put("ledger", state.ledgerSums());
            document.put("violations", violations);
            System.out.println(JsonFiles.text(document));
            return;
        }
        System.out.printf(
                "%d entries, %d readings, %d budget months%n",
                state.ledger().size(), state.readings().size(), state.months().size());
        state.ledgerSums().forEach((owner, minor) -> System.out.printf("ledger %s %d%n", owner, minor));
        violations.forEach(
                violation -> System.out.printf("VIOLATED %s: %s%n", violation.subject(), violation.message()));
        System.out.println(violations.isEmpty() ? "conserved" : violations.size() + " violations");
    }

    private static void print(PriceRows state, boolean json) {
        if (json) {
            System.out.println(JsonFiles.text(Map.of("stores", state.stores(), "hold", state.hold())));
            return;
        }
        System.out.printf("%-40s %12s %12s %12s%n", "STORE", "RECORDS", "OBSERVATIONS", "ROWS");
        state.stores()
                .forEach(store -> System.out.printf(
                        "%-40s %12d %12d %12d%n", store.store(), store.records(), store.observations(), store.rows()));
        System.out.println(state.hold() ? "each observation is one row" : "observations and rows differ");
    }
}
