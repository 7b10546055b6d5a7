package org.bitebudget.ocr.domain.image;

/**
 * Stretches brightness so that ink is black and paper white, however faded the ink is. How dark the ink is, is the median
 * of the darkest pixels of all small cells that hold any. Expects even paper, see {@link Background}.
 */
public final class Ink {

    private static final int CELL = 24;
    private static final int INKED = 190;
    private static final int PAPER = 225;
    private static final int BLACK = 20;

    private Ink() {}

    /** The picture with black ink; the same one where there is none. */
    public static GrayImage blacken(GrayImage image) {
        int ink = level(image);
        if (ink < 0) {
            return image;
        }
        byte[] table = new byte[GrayImage.WHITE + 1];
        for (int i = 0; i < table.length; i++) {
            long stretched = BLACK + Math.round((GrayImage.WHITE - BLACK) * (i - ink) / (double) (PAPER - ink));
            table[i] = (byte) Math.max(0, Math.min(GrayImage.WHITE, stretched));
        }
        return image.mapped(table);
    }

    private static int level(GrayImage image) {
        int[] counts = new int[INKED];
        int cells = 0;
        for (int y = 0; y + CELL <= image.height(); y += CELL) {
            for (int x = 0; x + CELL <= image.width(); x += CELL) {
                int darkest = darkest(image, x, y);
                if (darkest < INKED) {
                    counts[darkest]++;
                    cells++;
                }
            }
        }
        int below = 0;
        for (int level = 0; level < INKED; level++) {
            below += counts[level];
            if (cells > 0 && 2 * below > cells) {
                return level;
            }
        }
        return -1;
    }

    private static int darkest(GrayImage image, int left, int top) {
        int darkest = GrayImage.WHITE;
        for (int y = top; y < top + CELL; y++) {
            for (int x = left; x < left + CELL; x++) {
                darkest = Math.min(darkest, image.at(x, y));
            }
        }
        return darkest;
    }
}
