package org.bitebudget.stack.command;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.DetachedStack;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.RunningStack;
import org.bitebudget.stack.StackPlan;
import org.bitebudget.stack.StackRunner;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.demo.Demo;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.home.StackHome;
import org.bitebudget.stack.supervisor.StackState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything and keeps it running. */
@Command(
        name = "up",
        description = {
            "Starts the whole stack and keeps it running until Ctrl-C or `down`.",
            "All data is kept under var (or $BITEBUDGET_HOME); ports that are taken are replaced by free ones.",
            "Ends by saying what runs where, with the address of the web page."
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

    @Option(names = "--demo", description = "Then fill it with sample receipts, prices and a budget, once.")
    private boolean demo;

    @Option(names = "--json", description = "Print what runs where as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final StackHome home = StackHome.of(System.getenv());

    @Override
    public Integer call() {
        if (demo && !only.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--demo needs all parts; leave out --only");
        }
        Optional<StackState> already = new RunningStack(home).state();
        if (already.isPresent()) {
            System.err.println(
                    "The stack is up already (process " + already.get().supervisor() + ").");
            fill();
            tell(already.get());
        } else if (detach) {
            StackState state = new DetachedStack(home).start(arguments(), System.err::println);
            fill();
            tell(state);
        } else {
            new StackRunner(home, System.err::println).run(Set.copyOf(only), this::fillAndStay);
        }
        return ExitCodes.OK;
    }

    private List<String> arguments() {
        return only.isEmpty() ? List.of("up") : List.of("up", "--only=" + String.join(",", only));
    }

    private void fillAndStay() {
        try {
            fill();
        } catch (CommandFailedException | UncheckedIOException e) {
            System.err.println(e.getMessage());
        }
        new RunningStack(home).state().ifPresent(this::tell);
        System.err.println("Ctrl-C or ./bitebudget down ends it.");
    }

    private void fill() {
        if (demo) {
            new Demo(Api.ofEnvironment(System.getenv()), home.demo(), System.err::println).run();
        }
    }

    private void tell(StackState state) {
        String page = Api.ofEnvironment(System.getenv()).page().toString();
        boolean hasPage = state.parts().stream().anyMatch(part -> part.name().equals(StackPlan.PAGE));
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("stack", state);
            document.put("page", hasPage ? page : null);
            document.put("home", home.var().toString());
            System.out.println(JsonFiles.text(document));
            return;
        }
        System.out.print(StackTable.of(state));
        System.out.printf("%nData and logs  %s%n", home.var());
        if (hasPage) {
            System.out.printf("Page           %s%n%n", page);
            System.out.println("Next: open the page and drop a photo of a receipt on it, or ./bitebudget scan PHOTO");
        }
    }
}
