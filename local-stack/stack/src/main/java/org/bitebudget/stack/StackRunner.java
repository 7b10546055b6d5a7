package org.bitebudget.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.bitebudget.stack.home.JsonFiles;
import org.bitebudget.stack.home.Listener;
import org.bitebudget.stack.home.PortPlan;
import org.bitebudget.stack.home.StackHome;
import org.bitebudget.stack.home.StackLock;
import org.bitebudget.stack.supervisor.Supervisor;
import org.bitebudget.stack.supervisor.Unit;

/** The stack in this process: up, kept running, and down in order when the process is asked to end. */
public final class StackRunner {

    private final StackHome home;
    private final Consumer<String> said;

    /**
     * @param home where data is
     * @param said is given what a person should read
     */
    public StackRunner(StackHome home, Consumer<String> said) {
        this.home = home;
        this.said = said;
    }

    /**
     * Runs until the process is asked to end (Ctrl-C, SIGTERM).
     *
     * @param only the parts to start, with what they need; empty means all
     * @param whenReady is called once everything is up
     */
    public void run(Set<String> only, Runnable whenReady) {
        try (StackLock lock = StackLock.take(home.lock())) {
            new RunningStack(home).clearLeftovers(said);
            long begun = System.nanoTime();
            StackPlan plan = new StackPlan(home, PortPlan.choose(home.ports()));
            tellChangedPorts(plan.ports());
            List<Unit> units = only.isEmpty() ? plan.units() : plan.units(only);
            Supervisor supervisor = new Supervisor(units, state -> JsonFiles.write(home.state(), state), said);
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(supervisor, lock, ended), "stack-shutdown"));
            supervisor.start();
            said.accept("Everything is ready after %.1f s."
                    .formatted(Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0));
            whenReady.run();
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            throw new CommandFailedException(ExitCodes.FAILED, "The stack did not come up: " + e.getMessage());
        }
    }

    private void tellChangedPorts(PortPlan ports) {
        for (Listener listener : Listener.values()) {
            if (ports.port(listener) != listener.usualPort()) {
                said.accept("%-18s listens on port %d instead of %d, which was taken"
                        .formatted(listener.label(), ports.port(listener), listener.usualPort()));
            }
        }
    }

    private void end(Supervisor supervisor, StackLock lock, CountDownLatch ended) {
        said.accept("Stopping.");
        supervisor.close();
        try {
            Files.deleteIfExists(home.state());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lock.close();
        said.accept("Stopped.");
        ended.countDown();
    }
}
