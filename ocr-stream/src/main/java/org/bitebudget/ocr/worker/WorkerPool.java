package org.bitebudget.ocr.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A fixed number of workers; each image goes to the next free one. */
public final class WorkerPool implements AutoCloseable {

    private final List<WorkerProcess> workers = new ArrayList<>();
    private final BlockingQueue<WorkerProcess> free = new LinkedBlockingQueue<>();
    private final ExecutorService threads;
    private final Duration deadline;

    /**
     * Starts nothing yet: a worker's process starts with its first image.
     *
     * @param size number of workers
     * @param deadline longest time for one image, after which its worker is killed
     */
    public WorkerPool(int size, WorkerCommand command, Duration deadline) {
        this.deadline = deadline;
        this.threads = Executors.newFixedThreadPool(size, task -> new Thread(task, "ocr-worker"));
        for (int i = 0; i < size; i++) {
            WorkerProcess worker = new WorkerProcess(command);
            workers.add(worker);
            free.add(worker);
        }
    }

    public int size() {
        return workers.size();
    }

    /** Version of the engine in the workers; starts the first one. */
    public String engineVersion() throws InterruptedException {
        return workers.get(0).version();
    }

    /**
     * Recognises an image. One that takes its worker down is tried once more, in a new worker.
     *
     * @param started called when a worker takes the image
     * @return completed with what became of it; fails only when no worker can be started
     */
    public CompletableFuture<WorkerReply> read(byte[] image, Runnable started) {
        return CompletableFuture.supplyAsync(() -> readNow(image, started), threads);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        workers.forEach(WorkerProcess::close);
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WorkerReply readNow(byte[] image, Runnable started) {
        try {
            WorkerProcess worker = free.take();
            try {
                started.run();
                WorkerReply reply = worker.read(image, deadline);
                // whatever took the worker down may have had nothing to do with this image
                return isBreakdown(reply) ? worker.read(image, deadline) : reply;
            } finally {
                free.add(worker);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while reading", e);
        }
    }

    private static boolean isBreakdown(WorkerReply reply) {
        return reply instanceof WorkerReply.Refused refused && refused.refusal().isBreakdown();
    }
}
