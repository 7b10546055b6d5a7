package org.bitebudget.stack.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.RunningStack;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.home.StackHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops everything in order. */
@Command(name = "down", description = "Stops the stack in order. Its data stays.")
final class DownCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print JSON: whether anything ran.")
    private boolean json;

    @Override
    public Integer call() {
        boolean ran = new RunningStack(StackHome.of(System.getenv())).stop(System.err::println);
        if (json) {
            System.out.println(JsonFiles.text(Map.of("stopped", ran)));
        }
        System.err.println(ran ? "The stack is down." : "The stack was not up.");
        return ExitCodes.OK;
    }
}
