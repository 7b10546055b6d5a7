package org.bitebudget.ocr.engine;

import java.util.List;
import org.bitebudget.ocr.domain.image.GrayImage;
import org.bitebudget.ocr.domain.text.Word;

/** Finds the words of a picture. One thread at a time. */
public interface WordReader extends AutoCloseable {

    /** Version of the recogniser, such as {@code 5.5.2}. */
    String version();

    /**
     * Words in reading order, boxes in pixels of the image.
     *
     * @param languages names of trained data joined by {@code +}
     * @throws IllegalStateException when trained data is missing or recognition fails
     */
    List<Word> read(GrayImage image, String languages, PageMode mode);

    @Override
    void close();
}
