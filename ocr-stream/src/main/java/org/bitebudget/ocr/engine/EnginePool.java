package org.bitebudget.ocr.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Engines that each serve one thread at a time and stay open from one image to the next.
 *
 * @param <E> what an engine is
 */
public final class EnginePool<E extends AutoCloseable> implements AutoCloseable {

    /** What is done with an engine. */
    @FunctionalInterface
    public interface Work<E, T> {

        /** Does it. */
        T with(E engine) throws Exception;
    }

    private final List<E> engines = new ArrayList<>();
    private final BlockingQueue<E> idle;
    private final ExecutorService threads;

    /** A pool of so many engines; at least one. */
    public EnginePool(int size, Supplier<? extends E> engine) {
        for (int i = 0; i < size; i++) {
            engines.add(engine.get());
        }
        idle = new ArrayBlockingQueue<>(size, false, engines);
        threads = Executors.newFixedThreadPool(size);
    }

    /** Does the work as soon as an engine is free; work is begun in the order in which it was handed in. */
    public <T> Future<T> submit(Work<? super E, T> work) {
        Callable<T> task = () -> {
            E engine = idle.take();
            try {
                return work.with(engine);
            } finally {
                idle.add(engine);
            }
        };
        return threads.submit(task);
    }

    /** Gives up what has not been begun, waits for what has, and closes the engines. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            // taken one by one, each is no longer in use
            for (int i = 0; i < engines.size(); i++) {
                idle.take().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("an engine cannot be closed", e);
        }
    }
}
