package org.bitebudget.ml.registry;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.bitebudget.ml.domain.registry.Artefact;

/**
 * Models that several threads of a process ask at once: however many borrow a version, it is in memory once, from the first who borrows it until the last
 * gives it back. Safe for use by several threads, as the models must be.
 *
 * @param <T> a model ready to answer, which may hold native memory
 */
public final class SharedModels<T extends AutoCloseable> {
    private final Map<String, Loaded<T>> bySha256 = new HashMap<>();

    private static final class Loaded<T> {
        private final T model;
        private int borrowers;

        private Loaded(T model) {
            this.model = model;
        }
    }

    /** A model that was borrowed; closing it gives it back, once. */
    public static final class Borrowed<T extends AutoCloseable> implements AutoCloseable {
        private final SharedModels<T> lender;
        private final String sha256;
        private final T model;
        private boolean returned;

        private Borrowed(SharedModels<T> lender, String sha256, T model) {
            this.lender = lender;
            this.sha256 = sha256;
            this.model = model;
        }

        /** The model, until this is closed. */
        public T model() {
            return model;
        }

        @Override
        public void close() {
            lender.takeBack(this);
        }
    }

    /**
     * The model of an artefact's bytes.
     *
     * @param loader asked if nobody else has borrowed it
     * @throws IOException if the artefact can't be used
     */
    public synchronized Borrowed<T> borrow(Artefact artefact, ServedModel.Loader<T> loader) throws IOException {
        String sha256 = artefact.metadata().sha256();
        Loaded<T> loaded = bySha256.get(sha256);
        if (loaded == null) {
            loaded = new Loaded<>(loader.load(artefact));
            bySha256.put(sha256, loaded);
        }
        loaded.borrowers++;
        return new Borrowed<>(this, sha256, loaded.model);
    }

    private synchronized void takeBack(Borrowed<T> borrowed) {
        if (borrowed.returned) {
            return;
        }
        borrowed.returned = true;
        Loaded<T> loaded = bySha256.get(borrowed.sha256);
        loaded.borrowers--;
        if (loaded.borrowers == 0) {
            bySha256.remove(borrowed.sha256);
            ServedModel.close(loaded.model, borrowed.sha256);
        }
    }

    /** Models in memory now. */
    public synchronized int inMemory() {
        return bySha256.size();
    }
}
