package org.bitebudget.stack.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bitebudget.embedded.child.Probe;

/** Processes of this machine that this one did not start itself. */
public final class Processes {

    /** Where the number of threads stands in /proc/PID/stat, counted from the state on. */
    private static final int THREADS = 17;

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
        return ProcessHandle.of(pid).filter(Processes::runs).filter(process -> started(pid) == started);
    }

    /** Waits until all have ended, kills those that have not after the time. */
    public static void awaitEnd(List<ProcessHandle> processes, Duration atMost) {
        if (!haveEnded(processes, atMost)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            haveEnded(processes, atMost);
        }
    }

    private static boolean haveEnded(List<ProcessHandle> processes, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (processes.stream().anyMatch(Processes::runs)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Probe.pause();
        }
        return true;
    }

    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** Whether the process and all its threads have ended and only its parent has not asked for the exit code yet. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[0].equals("Z") && fields[THREADS].equals("1");
        } catch (IOException e) {
            // gone in this moment, or a system without /proc
            return false;
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
