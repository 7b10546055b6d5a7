package org.bitebudget.ocr.domain.image;

/**
 * A page ready for recognition.
 *
 * @param plain upright, level, on even paper, cut to the print
 * @param contrasted the same with darkened print
 * @param left pixels that were cut off on the left of the decoded page
 * @param top pixels that were cut off above
 */
public record PreparedPage(GrayImage plain, GrayImage contrasted, int left, int top) {

    /** Prepares a decoded page. */
    public static PreparedPage of(GrayImage page) {
        GrayImage level = Background.level(page);
        InkCrop.Region region = InkCrop.find(level);
        GrayImage plain = Deskew.apply(region.of(level));
        return new PreparedPage(plain, Contrast.raise(plain), region.left(), region.top());
    }
}
