package org.bitebudget.embedded.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child process. It ends with this process, also when this one is killed. */
public final class Child implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChildSpec spec;
    private final Process process;

    private Child(ChildSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    /** Starts the process and returns at once; {@link #awaitReady} waits until it is of use. */
    public static Child start(ChildSpec spec) {
        try {
            Files.createDirectories(spec.directory());
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(spec.command())
                    .directory(spec.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
            builder.environment().putAll(spec.environment());
            return new Child(spec, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("can't start " + spec.name(), e);
        }
    }

    /**
     * Waits until the probe holds.
     *
     * @throws IllegalStateException with the end of the child's log, when it ends or the time is over before the probe holds
     */
    public void awaitReady(Duration atMost, Probe probe) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!probe.holds()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "%s ended with code %d%n%s".formatted(spec.name(), process.exitValue(), lastLines(30)));
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s is not ready after %d s%n%s".formatted(spec.name(), atMost.toSeconds(), lastLines(30)));
            }
            Probe.pause();
        }
    }

    /** The child's name. */
    public String name() {
        return spec.name();
    }

    /** The child's process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** The end of its log. */
    public String lastLines(int count) {
        Path log = spec.log();
        try {
            if (!Files.exists(log)) {
                return "";
            }
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "(its log can't be read: " + e.getMessage() + ")";
        }
    }

    /** Ends the process as a power cut would (SIGKILL) and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(PATIENCE);
    }

    /** Asks the process to end; kills it when it takes longer than its patience. */
    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd(PATIENCE)) {
            kill();
        }
    }

    private boolean awaitEnd(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
