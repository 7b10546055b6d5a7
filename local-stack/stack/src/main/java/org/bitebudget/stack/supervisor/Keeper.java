package org.bitebudget.stack.supervisor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.stack.supervisor.StackState.PartState;
import org.bitebudget.stack.supervisor.StackState.Phase;
import org.bitebudget.stack.supervisor.Unit.Part;

/** Keeps one part running: starts its process, and starts it again after a growing pause when it ends by itself. */
final class Keeper {

    private static final int FIRST_TRIES = 3;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Part part;
    private final Reporter reporter;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    private Child child;
    private volatile PartState state;

    Keeper(Part part, Reporter reporter) {
        this.part = part;
        this.reporter = reporter;
        this.state = new PartState(part.name(), Phase.WAITING, 0, 0, 0, 0, part.address());
        this.thread = new Thread(this::keep, "keeper-" + part.name());
        this.thread.setDaemon(true);
    }

    /** What a keeper tells about its part. */
    interface Reporter {
        /** The part's state has changed. */
        void changed(PartState state);

        /** Something happened that an operator would want to know. */
        void trouble(String part, String what);
    }

    /** Starts the part; completes when it is ready for the first time, exceptionally when it won't come up. */
    CompletableFuture<Void> start() {
        thread.start();
        return firstReady;
    }

    PartState state() {
        return state;
    }

    private void keep() {
        Duration pause = SHORTEST_PAUSE;
        int tries = 0;
        while (isWanted()) {
            tries++;
            long begun = System.nanoTime();
            String end = runOnce(begun);
            if (!isWanted()) {
                return;
            }
            if (!firstReady.isDone() && tries == FIRST_TRIES) {
                enter(Phase.FAILED, 0);
                firstReady.completeExceptionally(new IllegalStateException(end));
                return;
            }
            reporter.trouble(part.name(), end);
            pause = System.nanoTime() - begun > STEADY.toNanos() ? SHORTEST_PAUSE : pause;
            state = new PartState(part.name(), Phase.RESTARTING, 0, 0, 0, state.restarts() + 1, part.address());
            reporter.changed(state);
            waitFor(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** One life of the process; returns how it ended. */
    private String runOnce(long begun) {
        try {
            Child running = startChild();
            if (running == null) {
                return "stopped";
            }
            running.awaitReady(part.patience(), part.ready());
            enter(Phase.READY, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            firstReady.complete(null);
            int code = running.onExit().join().exitValue();
            return "%s ended with code %d%n%s".formatted(part.name(), code, running.lastLines(10));
        } catch (RuntimeException e) {
            endChild();
            return String.valueOf(e.getMessage());
        }
    }

    private synchronized Child startChild() {
        if (!isWanted()) {
            return null;
        }
        child = Child.start(part.spec().get());
        enter(Phase.STARTING, 0);
        return child;
    }

    private synchronized void endChild() {
        if (child != null) {
            child.kill();
        }
    }

    private void enter(Phase phase, long readyAfterMillis) {
        Child running = child;
        boolean alive = running != null && running.isAlive();
        state = new PartState(
                part.name(),
                phase,
                alive ? running.pid() : 0,
                alive ? Processes.started(running.pid()) : 0,
                readyAfterMillis,
                state.restarts(),
                part.address());
        reporter.changed(state);
    }

    private boolean isWanted() {
        return stopping.getCount() > 0;
    }

    private void waitFor(Duration pause) {
        try {
            stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    /** Ends the part in order and for good. */
    void stop() {
        stopping.countDown();
        Child running;
        synchronized (this) {
            running = child;
        }
        if (running != null) {
            running.close();
        }
        enter(Phase.STOPPED, 0);
    }
}
