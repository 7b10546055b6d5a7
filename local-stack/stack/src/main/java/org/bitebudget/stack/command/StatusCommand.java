package org.bitebudget.stack.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitebudget.stack.ExitCodes;
import org.bitebudget.stack.RunningStack;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.home.StackHome;
import org.bitebudget.stack.supervisor.StackState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what runs. */
@Command(
        name = "status",
        description = "Tells what runs, where, since when and in how much memory.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is ready", "3:nothing runs", "4:something runs but is not ready"})
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Optional<StackState> state = new RunningStack(StackHome.of(System.getenv())).state();
        if (state.isEmpty()) {
            System.err.println("The stack is not up. ./bitebudget up starts it.");
            return ExitCodes.UNREACHABLE;
        }
        System.out.print(json ? JsonFiles.text(state.get()) + System.lineSeparator() : StackTable.of(state.get()));
        return state.get().ready() ? ExitCodes.OK : ExitCodes.VIOLATED;
    }
}
