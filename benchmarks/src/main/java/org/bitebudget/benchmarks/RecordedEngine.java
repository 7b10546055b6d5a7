package org.bitebudget.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.domain.image.GrayImage;
import org.bitebudget.ocr.domain.text.Word;
import org.bitebudget.ocr.engine.PageMode;
import org.bitebudget.ocr.engine.WordReader;

/** Notes which pictures an engine is asked to read, so that the same can be asked of a bare engine. */
final class RecordedEngine implements WordReader {

    /** One pass over a prepared picture. */
    record Pass(GrayImage image, String languages, PageMode mode) {

        void repeat(WordReader engine) {
            engine.read(image, languages, mode);
        }
    }

    private final WordReader engine;
    private List<Pass> passes = new ArrayList<>();

    RecordedEngine(WordReader engine) {
        this.engine = engine;
    }

    /** The passes since it was last asked. */
    List<Pass> taken() {
        List<Pass> taken = passes;
        passes = new ArrayList<>();
        return taken;
    }

    @Override
    public String version() {
        return engine.version();
    }

    @Override
    public List<Word> read(GrayImage image, String languages, PageMode mode) {
        passes.add(new Pass(image, languages, mode));
        return engine.read(image, languages, mode);
    }

    @Override
    public void close() {
        engine.close();
    }
}
