package org.bitebudget.ocr.domain.image;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a picture down to the paper where it lies on something darker, such as a table or the lid of a scanner: there
 * the grain of the ground is read as print. Paper and ground are told apart by Otsu's threshold (IEEE Trans. SMC 9,
 * 1979) over brightness without print; the paper is the largest bright patch.
 */
public final class PaperCrop {

    private static final int GRID = 16;
    /** Times that each cell takes the brightness of its brightest neighbour, which wipes print off the paper. */
    private static final int SPREAD = 2;

    private static final int LEAST_CONTRAST = 40;
    private static final double LARGEST_PART = 0.85;
    private static final double SMALLEST_PART = 0.05;
    private static final double LEAST_FILLED = 0.6;
    private static final int LEVELS = 256;
    private static final int MOST_SHADES = 3;
    /** A further patch is a second receipt where it has at least this part of the largest one's size. */
    private static final double ANOTHER_PAPER = 0.3;

    private PaperCrop() {}

    /**
     * What was found.
     *
     * @param paper the largest paper; the whole picture where no paper stands out
     * @param papers how many papers lie in the picture, at least 1
     */
    public record Found(Region paper, int papers) {

        static Found whole(GrayImage image) {
            return new Found(Region.whole(image), 1);
        }
    }

    /** The paper that is to be read. */
    public static Found find(GrayImage image) {
        GrayImage cells = image.shrink(GRID);
        for (int i = 0; i < SPREAD; i++) {
            cells = Background.brightest(cells);
        }
        // ground can be of two shades, such as a lid and the gap beside it: then its darker one is parted off first
        int threshold = -1;
        for (int shade = 0; shade < MOST_SHADES; shade++) {
            threshold = threshold(cells, threshold);
            if (threshold < 0) {
                return Found.whole(image);
            }
            List<Patch> patches = patches(cells, threshold);
            Patch paper = Collections.max(patches, Comparator.comparingInt(patch -> patch.cells));
            if (paper.standsOut(cells)) {
                return new Found(paper.inPixels(image, cells), papers(patches, paper, cells));
            }
        }
        return Found.whole(image);
    }

    private static int papers(List<Patch> patches, Patch largest, GrayImage cells) {
        return (int) patches.stream()
                .filter(patch -> patch.cells >= ANOTHER_PAPER * largest.cells && patch.standsOut(cells))
                .count();
    }

    /** The level that parts the cells above another level best in two, or -1 where the two are too much alike. */
    private static int threshold(GrayImage cells, int above) {
        int[] counts = new int[LEVELS];
        long all = 0;
        long total = 0;
        for (byte cell : cells.pixels()) {
            int level = cell & 0xff;
            if (level > above) {
                counts[level]++;
                all += level;
                total++;
            }
        }
        long darkCount = 0;
        long darkSum = 0;
        int best = -1;
        double most = 0;
        for (int level = 0; level < LEVELS - 1; level++) {
            darkCount += counts[level];
            darkSum += (long) level * counts[level];
            long brightCount = total - darkCount;
            if (darkCount > 0 && brightCount > 0) {
                double apart = (double) (all - darkSum) / brightCount - (double) darkSum / darkCount;
                double between = apart * apart * darkCount * brightCount;
                if (between > most && apart >= LEAST_CONTRAST) {
                    most = between;
                    best = level;
                }
            }
        }
        return best;
    }

    private static List<Patch> patches(GrayImage cells, int threshold) {
        boolean[] seen = new boolean[cells.pixels().length];
        List<Patch> patches = new ArrayList<>();
        for (int start = 0; start < seen.length; start++) {
            Patch patch = new Patch();
            Deque<Integer> open = new ArrayDeque<>();
            open.add(start);
            while (!open.isEmpty()) {
                int at = open.remove();
                int x = at % cells.width();
                int y = at / cells.width();
                if (!seen[at] && cells.at(x, y) > threshold) {
                    seen[at] = true;
                    patch.add(x, y);
                    if (x > 0) {
                        open.add(at - 1);
                    }
                    if (x + 1 < cells.width()) {
                        open.add(at + 1);
                    }
                    if (y > 0) {
                        open.add(at - cells.width());
                    }
                    if (y + 1 < cells.height()) {
                        open.add(at + cells.width());
                    }
                }
            }
            if (patch.cells > 0) {
                patches.add(patch);
            }
        }
        return patches;
    }

    /** Bright cells that touch each other, and the box around them. */
    private static final class Patch {

        private int cells;
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right;
        private int bottom;

        void add(int x, int y) {
            cells++;
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x + 1);
            bottom = Math.max(bottom, y + 1);
        }

        boolean standsOut(GrayImage page) {
            long box = (long) (right - left) * (bottom - top);
            long all = (long) page.width() * page.height();
            return box <= LARGEST_PART * all && box >= SMALLEST_PART * all && cells >= LEAST_FILLED * box;
        }

        Region inPixels(GrayImage image, GrayImage page) {
            // spreading has made the paper wider by as many cells
            int narrower = SPREAD - 1;
            return new Region(
                    left == 0 ? 0 : (left + narrower) * GRID,
                    top == 0 ? 0 : (top + narrower) * GRID,
                    right == page.width() ? image.width() : (right - narrower) * GRID,
                    bottom == page.height() ? image.height() : (bottom - narrower) * GRID);
        }
    }
}
