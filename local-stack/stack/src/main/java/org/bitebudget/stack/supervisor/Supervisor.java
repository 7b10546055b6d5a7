package org.bitebudget.stack.supervisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.bitebudget.stack.supervisor.StackState.PartState;
import org.bitebudget.stack.supervisor.StackState.Phase;
import org.bitebudget.stack.supervisor.Unit.Part;
import org.bitebudget.stack.supervisor.Unit.Step;

/** Brings units up, each as soon as what it needs is up; keeps parts running; stops them in reverse. */
public final class Supervisor implements AutoCloseable {

    private final List<Unit> units;
    private final Consumer<StackState> written;
    private final Consumer<String> said;
    private final Map<String, Keeper> keepers = new LinkedHashMap<>();
    private final ExecutorService executor = Executors.newCachedThreadPool(Supervisor::daemon);
    private boolean ready;

    /**
     * @param units what to bring up; needs name earlier units
     * @param written is given the state after each change
     * @param said is given what a person should read
     */
    public Supervisor(List<Unit> units, Consumer<StackState> written, Consumer<String> said) {
        this.units = List.copyOf(units);
        this.written = written;
        this.said = said;
        for (Unit unit : units) {
            if (unit instanceof Part part) {
                keepers.put(part.name(), new Keeper(part, new Reports()));
            }
        }
    }

    /**
     * Brings everything up and returns when all of it is ready.
     *
     * @throws IllegalStateException when a unit doesn't come up; the others are left as they are, to be closed
     */
    public void start() {
        Map<String, CompletableFuture<Void>> up = new LinkedHashMap<>();
        CompletableFuture<Void> firstFailure = new CompletableFuture<>();
        for (Unit unit : units) {
            CompletableFuture<?>[] needs = unit.needs().stream().map(up::get).toArray(CompletableFuture[]::new);
            up.put(
                    unit.name(),
                    CompletableFuture.allOf(needs)
                            .thenComposeAsync(done -> bringUp(unit), executor)
                            .whenComplete((done, failure) -> {
                                if (failure != null) {
                                    firstFailure.completeExceptionally(failure);
                                }
                            }));
        }
        try {
            CompletableFuture<Void> all = CompletableFuture.allOf(up.values().toArray(CompletableFuture[]::new));
            CompletableFuture.anyOf(all, firstFailure).join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
        synchronized (this) {
            ready = true;
        }
        write();
    }

    private CompletableFuture<Void> bringUp(Unit unit) {
        if (unit instanceof Step step) {
            step.action().run();
            said.accept("%-18s done".formatted(step.name()));
            return CompletableFuture.completedFuture(null);
        }
        return keepers.get(unit.name()).start();
    }

    /** Stops each part after all that need it have stopped. */
    @Override
    public void close() {
        Map<String, CompletableFuture<Void>> down = new LinkedHashMap<>();
        for (int i = units.size() - 1; i >= 0; i--) {
            Unit unit = units.get(i);
            CompletableFuture<?>[] users = units.subList(i + 1, units.size()).stream()
                    .filter(other -> other.needs().contains(unit.name()))
                    .map(other -> down.get(other.name()))
                    .toArray(CompletableFuture[]::new);
            down.put(unit.name(), CompletableFuture.allOf(users).thenRunAsync(() -> stop(unit), executor));
        }
        CompletableFuture.allOf(down.values().toArray(CompletableFuture[]::new)).join();
        executor.shutdown();
    }

    private void stop(Unit unit) {
        Keeper keeper = keepers.get(unit.name());
        if (keeper != null) {
            keeper.stop();
        }
    }

    private synchronized void write() {
        List<PartState> parts = keepers.values().stream().map(Keeper::state).toList();
        boolean all = parts.stream().allMatch(part -> part.phase() == Phase.READY);
        long pid = ProcessHandle.current().pid();
        written.accept(new StackState(pid, Processes.started(pid), ready && all, parts));
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "supervisor");
        thread.setDaemon(true);
        return thread;
    }

    private final class Reports implements Keeper.Reporter {

        @Override
        public void changed(PartState state) {
            write();
            if (state.phase() == Phase.READY) {
                said.accept("%-18s ready after %4.1f s  %s"
                        .formatted(state.name(), state.readyAfterMillis() / 1000.0, state.address()));
            }
        }

        @Override
        public void trouble(String part, String what) {
            said.accept("%-18s will be started again: %s".formatted(part, what.strip()));
        }
    }
}
