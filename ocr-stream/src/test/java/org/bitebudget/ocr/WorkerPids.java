package org.bitebudget.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bitebudget.ocr.worker.WorkerMain;

/** The worker processes of this JVM, to be stopped and killed by tests. */
public final class WorkerPids {

    private WorkerPids() {}

    /** Ids of the workers that run. */
    public static List<Long> running() {
        return ProcessHandle.current()
                .children()
                .map(ProcessHandle::pid)
                .filter(WorkerPids::isWorker)
                .toList();
    }

    /** Sends a signal such as {@code STOP} or {@code KILL}. */
    public static void signal(String signal, long pid) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("no process " + pid);
        }
    }

    private static boolean isWorker(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .contains(WorkerMain.class.getName());
        } catch (IOException e) {
            // ended meanwhile
            return false;
        }
    }
}
