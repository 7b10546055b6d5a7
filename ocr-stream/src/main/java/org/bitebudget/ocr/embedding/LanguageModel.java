package org.bitebudget.ocr.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.bitebudget.ocr.domain.product.TextEmbedding;

/** The language model of a running app, loaded when it is first asked for and shared from then on. */
public final class LanguageModel implements Supplier<TextEmbedding>, AutoCloseable {

    private final Path libraries;
    private MiniLm loaded;

    /** @param libraries directory into which native libraries are unpacked once */
    public LanguageModel(Path libraries) {
        this.libraries = libraries;
    }

    @Override
    public synchronized TextEmbedding get() {
        if (loaded == null) {
            try {
                loaded = MiniLm.open(libraries, 1);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unpack native libraries into " + libraries, e);
            }
        }
        return loaded;
    }

    @Override
    public synchronized void close() {
        if (loaded != null) {
            loaded.close();
            loaded = null;
        }
    }
}
