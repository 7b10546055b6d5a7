package org.bitebudget.ocr.domain.text;

import java.util.List;

/**
 * What recognition found on all pages.
 *
 * @param passes words, pass by pass
 * @param codes barcodes and two-dimensional codes
 * @param pages how each page's words lie in its picture
 */
public record RecognisedText(List<TextPass> passes, List<FoundCode> codes, List<PageFrame> pages) {

    public RecognisedText {
        passes = List.copyOf(passes);
        codes = List.copyOf(codes);
        pages = List.copyOf(pages);
    }

    /** Words of all passes. */
    public int wordCount() {
        return passes.stream().mapToInt(pass -> pass.words().size()).sum();
    }

    /** The smallest rectangle around a box of words in the picture of its page. */
    public Box inPicture(Box box) {
        return box.page() < pages.size() ? pages.get(box.page()).inPicture(box) : box;
    }
}
