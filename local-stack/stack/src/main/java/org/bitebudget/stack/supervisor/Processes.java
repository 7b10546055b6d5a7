package org.bitebudget.stack.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of this machine that this one did not start itself. */
public final class Processes {

    private Processes() {}

    /** When the process started, milliseconds since 1970; 0 when it is gone. */
    public static long started(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }

    /** The process of that id, if it is the one that started then and still runs. */
    public static Optional<ProcessHandle> same(long pid, long started) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> started(pid) == started);
    }

    /** Waits until all have ended, kills those that have not after the time. */
    public static void awaitEnd(List<ProcessHandle> processes, Duration atMost) {
        CompletableFuture<?> all = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            all.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            processes.forEach(ProcessHandle::destroyForcibly);
            all.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for processes to end", e);
        }
    }

    /** Proportional set size of the process and all it started, bytes: shared pages count by share. */
    public static long memory(long pid) {
        long own = ProcessHandle.of(pid).map(process -> pss(process.pid())).orElse(0L);
        long below = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(process -> pss(process.pid()))
                .sum();
        return own + below;
    }

    private static long pss(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
