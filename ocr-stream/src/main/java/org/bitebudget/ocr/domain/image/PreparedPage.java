package org.bitebudget.ocr.domain.image;

import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.PageFrame;

/**
 * A page ready for recognition.
 *
 * @param plain only the paper, upright, level, evenly lit, cut to the print
 * @param contrasted the same with darkened print
 * @param frame how level print lies in the page's picture
 * @param reduction pixels of the picture to one of the prepared page
 * @param left pixels of the level picture left of the prepared page
 * @param top pixels of the level picture above the prepared page
 */
public record PreparedPage(
        GrayImage plain, GrayImage contrasted, PageFrame frame, int reduction, double left, double top) {

    /** Where a rectangle of the prepared page lies on the level picture. */
    public Box placed(Box box, int page) {
        return new Box(
                page,
                (int) Math.round(box.x() * reduction + left),
                (int) Math.round(box.y() * reduction + top),
                box.width() * reduction,
                box.height() * reduction);
    }

    /** Where a rectangle of the upright, uncropped page as decoded lies on the level picture. */
    public Box levelled(Box box) {
        return frame.levelled(new Box(
                box.page(),
                box.x() * reduction,
                box.y() * reduction,
                box.width() * reduction,
                box.height() * reduction));
    }
}
