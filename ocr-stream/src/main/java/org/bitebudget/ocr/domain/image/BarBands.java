package org.bitebudget.ocr.domain.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where upright bars stand, as in a barcode: bands in which many changes between dark and bright lie exactly above
 * each other over several rows of pixels. Letters change within such a height, bars don't. Searching for bands costs far
 * less than trying to decode each row.
 */
public final class BarBands {

    private static final int STEP = 6;
    private static final int ROWS = 4;
    private static final int FEWEST_CHANGES = 36;
    private static final int DARK = 128;

    private BarBands() {}

    /** Bands over the whole width, from top to bottom. */
    public static List<Region> find(GrayImage image) {
        List<Region> bands = new ArrayList<>();
        int start = -1;
        int end = -1;
        for (int y = 0; y + STEP * (ROWS - 1) < image.height(); y += STEP) {
            if (changes(image, y) >= FEWEST_CHANGES) {
                start = start < 0 ? y : start;
                end = y + STEP * (ROWS - 1);
            } else if (start >= 0 && y > end) {
                bands.add(new Region(0, start, image.width(), end + 1));
                start = -1;
            }
        }
        if (start >= 0) {
            bands.add(new Region(0, start, image.width(), end + 1));
        }
        return bands;
    }

    /** Changes between dark and bright that all rows from this one on share. */
    private static int changes(GrayImage image, int top) {
        int changes = 0;
        boolean dark = false;
        for (int x = 0; x < image.width(); x++) {
            int darkRows = 0;
            for (int row = 0; row < ROWS; row++) {
                darkRows += image.at(x, top + row * STEP) < DARK ? 1 : 0;
            }
            boolean agree = darkRows == 0 || darkRows == ROWS;
            if (agree && dark != darkRows > 0) {
                dark = !dark;
                changes++;
            }
        }
        return changes;
    }
}
