package org.bitebudget.stack.command;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bitebudget.platform.files.DurableFiles;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.RunningStack;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.home.StackHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops everything and forgets all data. */
@Command(
        name = "reset",
        description = "Stops the stack and deletes all its data: receipts, prices, budgets, keys, tokens.")
final class ResetCommand implements Callable<Integer> {

    @Option(names = "--yes", description = "Really do it.")
    private boolean yes;

    @Option(names = "--json", description = "Print JSON: which directory was deleted.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        StackHome home = StackHome.of(System.getenv());
        if (!yes) {
            throw new CommandFailedException(
                    ExitCodes.USAGE, "This would delete everything in " + home.var() + "; add --yes to do it.");
        }
        new RunningStack(home).stop(System.err::println);
        DurableFiles.deleteTree(home.var());
        if (json) {
            System.out.println(JsonFiles.text(Map.of("deleted", home.var().toString())));
        }
        System.err.println("All data in " + home.var() + " is deleted.");
        return ExitCodes.OK;
    }
}
