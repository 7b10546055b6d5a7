package org.bitebudget.ocr.domain.image;

/**
 * Cuts a scan down to the part with ink on it: receipts on a scanner's glass often cover a third of the page, and the
 * empty rest costs recognition time. Expects level paper, see {@link Background}.
 */
public final class InkCrop {

    private static final int GRID = 8;
    private static final int DARK = 150;
    private static final int MARGIN = 3;

    private InkCrop() {}

    /** The region with ink and a small margin; the whole picture when there is none. */
    public static Region find(GrayImage image) {
        GrayImage grid = image.shrink(GRID);
        int[] columns = new int[grid.width()];
        int[] rows = new int[grid.height()];
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                if (darkest(image, x, y) < DARK) {
                    columns[x]++;
                    rows[y]++;
                }
            }
        }
        int left = first(columns);
        int top = first(rows);
        if (left < 0 || top < 0) {
            return Region.whole(image);
        }
        return new Region(
                Math.max(0, (left - MARGIN) * GRID),
                Math.max(0, (top - MARGIN) * GRID),
                Math.min(image.width(), (last(columns) + 1 + MARGIN) * GRID),
                Math.min(image.height(), (last(rows) + 1 + MARGIN) * GRID));
    }

    private static int darkest(GrayImage image, int gridX, int gridY) {
        int least = GrayImage.WHITE;
        int endY = Math.min(image.height(), (gridY + 1) * GRID);
        int endX = Math.min(image.width(), (gridX + 1) * GRID);
        for (int y = gridY * GRID; y < endY; y += 2) {
            for (int x = gridX * GRID; x < endX; x += 2) {
                least = Math.min(least, image.at(x, y));
            }
        }
        return least;
    }

    /** A single dark cell in a row or column is dust, not print. */
    private static int first(int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 1) {
                return i;
            }
        }
        return -1;
    }

    private static int last(int[] counts) {
        for (int i = counts.length - 1; i >= 0; i--) {
            if (counts[i] > 1) {
                return i;
            }
        }
        return counts.length - 1;
    }
}
