package org.bitebudget.ocr.domain.image;

/**
 * A page ready for recognition.
 *
 * @param plain only the paper, upright, level, evenly lit, cut to the print
 * @param contrasted the same with darkened print
 * @param left pixels that were cut off on the left of the decoded page
 * @param top pixels that were cut off above
 */
public record PreparedPage(GrayImage plain, GrayImage contrasted, int left, int top) {

    /** Prepares a decoded page. */
    public static PreparedPage of(GrayImage page) {
        Region paper = PaperCrop.find(page);
        GrayImage level = Background.level(paper.of(page));
        Region ink = InkCrop.find(level);
        GrayImage plain = Deskew.apply(ink.of(level));
        return new PreparedPage(plain, Contrast.raise(plain), paper.left() + ink.left(), paper.top() + ink.top());
    }
}
