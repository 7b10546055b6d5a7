package org.bitebudget.ocr.engine;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessOcrEngineMode;
import net.sourceforge.tess4j.ITessAPI.TessPageIterator;
import net.sourceforge.tess4j.ITessAPI.TessPageIteratorLevel;
import net.sourceforge.tess4j.ITessAPI.TessResultIterator;
import net.sourceforge.tess4j.TessAPI;
import org.bitebudget.ocr.domain.image.GrayImage;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.Word;

/**
 * Tesseract for one thread. Each language set is initialised once and its handle reused for every image, since
 * initialising costs as much as reading a page. Not safe for use by several threads.
 */
public final class TesseractEngine implements WordReader {

    private static final int WORD = TessPageIteratorLevel.RIL_WORD;

    private final TessAPI api;
    private final Path trainedData;
    private final Map<String, TessBaseAPI> handles = new HashMap<>();
    private ByteBuffer pixels = ByteBuffer.allocateDirect(0);

    /** An engine on the libraries unpacked into {@code libraries} and the {@code .traineddata} files in {@code trainedData}. */
    public TesseractEngine(Path libraries, Path trainedData) {
        this.api = NativeLibraries.load(libraries);
        this.trainedData = trainedData;
    }

    @Override
    public String version() {
        return api.TessVersion();
    }

    @Override
    public List<Word> read(GrayImage image, String languages, PageMode mode) {
        TessBaseAPI handle = handles.computeIfAbsent(languages, this::open);
        api.TessBaseAPISetPageSegMode(handle, mode.code());
        try {
            api.TessBaseAPISetImage(handle, buffer(image.pixels()), image.width(), image.height(), 1, image.width());
            if (api.TessBaseAPIRecognize(handle, null) != 0) {
                throw new IllegalStateException("recognition failed");
            }
            return words(handle);
        } finally {
            api.TessBaseAPIClear(handle);
        }
    }

    @Override
    public void close() {
        handles.values().forEach(api::TessBaseAPIDelete);
        handles.clear();
    }

    private TessBaseAPI open(String languages) {
        TessBaseAPI handle = api.TessBaseAPICreate();
        if (api.TessBaseAPIInit2(handle, trainedData.toString(), languages, TessOcrEngineMode.OEM_LSTM_ONLY) != 0) {
            api.TessBaseAPIDelete(handle);
            throw new IllegalStateException("no trained data for " + languages + " in " + trainedData);
        }
        // receipts carry no resolution; without one Tesseract guesses per image
        api.TessBaseAPISetVariable(handle, "user_defined_dpi", "300");
        api.TessBaseAPISetVariable(handle, "debug_file", "/dev/null");
        // paper is lighter than print: rows are not read a second time as white on black
        api.TessBaseAPISetVariable(handle, "tessedit_do_invert", "0");
        return handle;
    }

    /** The pixels outside the Java heap; the memory is kept for the next image, since the collector frees it late. */
    private ByteBuffer buffer(byte[] image) {
        if (pixels.capacity() < image.length) {
            pixels = ByteBuffer.allocateDirect(image.length);
        }
        return pixels.clear().put(image).flip();
    }

    private List<Word> words(TessBaseAPI handle) {
        List<Word> words = new ArrayList<>();
        TessResultIterator iterator = api.TessBaseAPIGetIterator(handle);
        if (iterator == null) {
            return words;
        }
        try {
            TessPageIterator page = api.TessResultIteratorGetPageIterator(iterator);
            do {
                Pointer text = api.TessResultIteratorGetUTF8Text(iterator, WORD);
                if (text != null) {
                    String word = text.getString(0, "UTF-8").strip();
                    api.TessDeleteText(text);
                    if (!word.isEmpty()) {
                        double confidence = api.TessResultIteratorConfidence(iterator, WORD) / 100.0;
                        words.add(new Word(word, confidence, box(page)));
                    }
                }
            } while (api.TessResultIteratorNext(iterator, WORD) != 0);
        } finally {
            api.TessResultIteratorDelete(iterator);
        }
        return words;
    }

    private Box box(TessPageIterator page) {
        IntBuffer left = IntBuffer.allocate(1);
        IntBuffer top = IntBuffer.allocate(1);
        IntBuffer right = IntBuffer.allocate(1);
        IntBuffer bottom = IntBuffer.allocate(1);
        api.TessPageIteratorBoundingBox(page, WORD, left, top, right, bottom);
        return new Box(0, left.get(0), top.get(0), right.get(0) - left.get(0), bottom.get(0) - top.get(0));
    }
}
