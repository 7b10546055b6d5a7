package org.bitebudget.stack;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.home.StackHome;
import org.bitebudget.stack.supervisor.Processes;
import org.bitebudget.stack.supervisor.StackState;

/**
 * The stack of a home as other processes see it.
 *
 * @param home where its data is
 */
public record RunningStack(StackHome home) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);

    /** What the supervisor wrote last, if it still runs. */
    public Optional<StackState> state() {
        return written().filter(state -> supervisor(state).isPresent());
    }

    private Optional<StackState> written() {
        return Files.exists(home.state())
                ? Optional.of(JsonFiles.read(home.state(), StackState.class))
                : Optional.empty();
    }

    private static Optional<ProcessHandle> supervisor(StackState state) {
        return Processes.same(state.supervisor(), state.supervisorStarted());
    }

    /** Asks the supervisor to stop everything and waits for its end; false when nothing ran. */
    public boolean stop(Consumer<String> said) {
        Optional<ProcessHandle> supervisor = written().flatMap(RunningStack::supervisor);
        supervisor.ifPresent(process -> {
            said.accept("Stopping the stack (process " + process.pid() + ").");
            process.destroy();
            Processes.awaitEnd(List.of(process), STOP_PATIENCE);
        });
        return clearLeftovers(said) || supervisor.isPresent();
    }

    /** Ends the parts that a killed supervisor left; they end by themselves unless they hang. */
    public boolean clearLeftovers(Consumer<String> said) {
        List<ProcessHandle> left = written().stream()
                .flatMap(state -> state.parts().stream())
                .flatMap(part -> Processes.same(part.pid(), part.started()).stream())
                .toList();
        if (left.isEmpty()) {
            return false;
        }
        said.accept("Waiting for " + left.size() + " processes of an earlier start to end.");
        Processes.awaitEnd(left, PATIENCE);
        return true;
    }
}
