package org.bitebudget.ocr.domain.image;

import java.util.EnumSet;
import java.util.Set;
import org.bitebudget.ocr.domain.text.PageFrame;

/** Makes decoded pages ready for recognition, step by step. */
public final class PagePreparation {

    /** Print from this height in pixels on fills rows of more than 36, to which the recogniser then reduces them. */
    private static final int LARGE_PRINT = 26;

    private final Set<ImagingStep> steps;

    /** All steps. */
    public PagePreparation() {
        this(EnumSet.allOf(ImagingStep.class));
    }

    /** Only these steps. */
    public PagePreparation(Set<ImagingStep> steps) {
        this.steps = Set.copyOf(steps);
    }

    /**
     * Prepares a page.
     *
     * @param page the picture, upright by its metadata
     * @param reduction pixels of the file's picture to one of the page
     * @param quarterTurns clockwise quarters that bring the print upright
     */
    public PreparedPage prepare(GrayImage page, int reduction, int quarterTurns) {
        GrayImage upright = page.turn(quarterTurns);
        PaperCrop.Found found =
                steps.contains(ImagingStep.PAPER) ? PaperCrop.find(upright) : PaperCrop.Found.whole(upright);
        Region paper = found.paper();
        GrayImage even = paper.of(upright);
        if (steps.contains(ImagingStep.BACKGROUND)) {
            even = Background.level(even);
        }
        Region print = steps.contains(ImagingStep.INK_CROP) ? InkCrop.find(even) : Region.whole(even);
        GrayImage cut = print.of(even);
        double tilt = steps.contains(ImagingStep.LEVEL) ? Deskew.tilt(cut) : 0;
        GrayImage level = Deskew.level(cut, tilt);
        int height = steps.contains(ImagingStep.SMOOTHING) ? PrintHeight.of(Ink.blacken(level)) : 0;
        boolean isReduced = height >= LARGE_PRINT;
        GrayImage plain = isReduced ? Smoothing.apply(level, height) : level;
        GrayImage darker = Contrast.raise(level);
        GrayImage contrasted = isReduced ? Smoothing.apply(darker, height) : darker;

        // the cut was turned about its own centre, words are placed as if the whole page had been about its
        double cos = Math.cos(Math.toRadians(tilt));
        double sin = Math.sin(Math.toRadians(tilt));
        double right = paper.left() + print.left() + (cut.width() - upright.width()) / 2.0;
        double down = paper.top() + print.top() + (cut.height() - upright.height()) / 2.0;
        double left = (upright.width() - cut.width()) / 2.0 + right * cos + down * sin;
        double top = (upright.height() - cut.height()) / 2.0 - right * sin + down * cos;
        PageFrame frame =
                new PageFrame(page.width() * reduction, page.height() * reduction, quarterTurns, tilt, found.papers());
        return new PreparedPage(plain, contrasted, frame, reduction, left * reduction, top * reduction);
    }
}
