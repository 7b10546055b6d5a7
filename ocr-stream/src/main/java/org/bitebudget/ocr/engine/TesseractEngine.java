package org.bitebudget.ocr.engine;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bitebudget.ocr.domain.image.GrayImage;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.Word;

/**
 * Tesseract for one thread. Each language set is initialised once and its handle reused for every image, since
 * initialising costs as much as reading a page. Not safe for use by several threads.
 */
public final class TesseractEngine implements AutoCloseable {

    private final TesseractApi api;
    private final Path trainedData;
    private final Map<String, Pointer> handles = new HashMap<>();

    /** An engine on the libraries unpacked into {@code libraries} and the {@code .traineddata} files in {@code trainedData}. */
    public TesseractEngine(Path libraries, Path trainedData) {
        this.api = NativeLibraries.bind(libraries);
        this.trainedData = trainedData;
    }

    /** Version of the recogniser, such as {@code 5.5.2}. */
    public String version() {
        return api.version();
    }

    /**
     * Words in reading order, boxes in pixels of the image.
     *
     * @param languages names of trained data joined by {@code +}
     * @throws IllegalStateException when trained data is missing or recognition fails
     */
    public List<Word> read(GrayImage image, String languages, PageMode mode) {
        Pointer handle = handles.computeIfAbsent(languages, this::open);
        api.baseAPISetPageSegMode(handle, mode.code());
        try (Memory pixels = new Memory(image.pixels().length)) {
            pixels.write(0, image.pixels(), 0, image.pixels().length);
            api.baseAPISetImage(handle, pixels, image.width(), image.height(), 1, image.width());
            if (api.baseAPIRecognize(handle, null) != 0) {
                throw new IllegalStateException("recognition failed");
            }
            return words(handle);
        } finally {
            api.baseAPIClear(handle);
        }
    }

    @Override
    public void close() {
        handles.values().forEach(api::baseAPIDelete);
        handles.clear();
    }

    private Pointer open(String languages) {
        Pointer handle = api.baseAPICreate();
        if (api.baseAPIInit2(handle, trainedData.toString(), languages, TesseractApi.LSTM_ONLY) != 0) {
            api.baseAPIDelete(handle);
            throw new IllegalStateException("no trained data for " + languages + " in " + trainedData);
        }
        // receipts carry no resolution; without one Tesseract guesses per image
        api.baseAPISetVariable(handle, "user_defined_dpi", "300");
        api.baseAPISetVariable(handle, "debug_file", "/dev/null");
        return handle;
    }

    private List<Word> words(Pointer handle) {
        List<Word> words = new ArrayList<>();
        Pointer iterator = api.baseAPIGetIterator(handle);
        if (iterator == null) {
            return words;
        }
        try {
            Pointer page = api.resultIteratorGetPageIterator(iterator);
            do {
                Pointer text = api.resultIteratorGetUTF8Text(iterator, TesseractApi.LEVEL_WORD);
                if (text != null) {
                    String word = text.getString(0, "UTF-8").strip();
                    api.deleteText(text);
                    if (!word.isEmpty()) {
                        double confidence = api.resultIteratorConfidence(iterator, TesseractApi.LEVEL_WORD) / 100.0;
                        words.add(new Word(word, confidence, box(page)));
                    }
                }
            } while (api.resultIteratorNext(iterator, TesseractApi.LEVEL_WORD) != 0);
        } finally {
            api.resultIteratorDelete(iterator);
        }
        return words;
    }

    private Box box(Pointer page) {
        IntByReference left = new IntByReference();
        IntByReference top = new IntByReference();
        IntByReference right = new IntByReference();
        IntByReference bottom = new IntByReference();
        api.pageIteratorBoundingBox(page, TesseractApi.LEVEL_WORD, left, top, right, bottom);
        return new Box(
                0,
                left.getValue(),
                top.getValue(),
                right.getValue() - left.getValue(),
                bottom.getValue() - top.getValue());
    }
}
