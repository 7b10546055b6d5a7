package org.bitebudget.stack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bitebudget.stack.DetachedStack;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.RunningStack;
import org.bitebudget.stack.StackPlan;
import org.bitebudget.stack.StackRunner;
import org.bitebudget.stack.home.StackHome;
import org.bitebudget.stack.supervisor.StackState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything and keeps it running. */
@Command(
        name = "up",
        description = {
            "Starts the whole stack and keeps it running until Ctrl-C or `down`.",
            "All data is kept under var (or $BITEBUDGET_HOME); ports that are taken are replaced by free ones."
        })
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Return when everything is ready and leave it running.")
    private boolean detach;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Start only these parts and what they need, for example broker,clickhouse.")
    private List<String> only = new ArrayList<>();

    private final StackHome home = StackHome.of(System.getenv());

    @Override
    public Integer call() {
        Optional<StackState> already = new RunningStack(home).state();
        if (already.isPresent()) {
            System.err.println(
                    "The stack is up already (process " + already.get().supervisor() + ").");
            System.out.print(StackTable.of(already.get()));
        } else if (detach) {
            System.out.print(StackTable.of(new DetachedStack(home).start(arguments(), System.err::println)));
        } else {
            new StackRunner(home, System.err::println).run(Set.copyOf(only), this::tellWhereItRuns);
        }
        return ExitCodes.OK;
    }

    private List<String> arguments() {
        return only.isEmpty() ? List.of("up") : List.of("up", "--only=" + String.join(",", only));
    }

    private void tellWhereItRuns(StackPlan plan) {
        new RunningStack(home).state().map(StackTable::of).ifPresent(System.out::print);
        System.err.printf(
                "The page: %s   Data and logs: %s   Ctrl-C or `./bitebudget down` ends it.%n",
                plan.servingUrl(), home.var());
    }
}
