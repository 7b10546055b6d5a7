package org.bitebudget.ocr.domain.image;

/**
 * Divides every pixel by the brightness of the paper around it, so that shadows, faded rolls and coloured paper all end
 * as black on white. Paper is what a local maximum over a coarse grid finds.
 */
public final class Background {

    private static final int GRID = 16;
    private static final int SPREAD = 3;
    private static final int PAPER = 230;

    private Background() {}

    /** The picture with even paper. */
    public static GrayImage level(GrayImage image) {
        GrayImage paper = image.shrink(GRID);
        for (int i = 0; i < SPREAD; i++) {
            paper = brightest(paper);
        }
        byte[] levelled = new byte[image.pixels().length];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int local = Math.max(1, between(paper, x, y));
                levelled[y * image.width() + x] = (byte) Math.min(GrayImage.WHITE, image.at(x, y) * PAPER / local);
            }
        }
        return new GrayImage(image.width(), image.height(), levelled);
    }

    /** Each pixel as bright as the brightest of itself and its neighbours. */
    static GrayImage brightest(GrayImage image) {
        byte[] out = new byte[image.pixels().length];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int most = 0;
                for (int ny = Math.max(0, y - 1); ny <= Math.min(image.height() - 1, y + 1); ny++) {
                    for (int nx = Math.max(0, x - 1); nx <= Math.min(image.width() - 1, x + 1); nx++) {
                        most = Math.max(most, image.at(nx, ny));
                    }
                }
                out[y * image.width() + x] = (byte) most;
            }
        }
        return new GrayImage(image.width(), image.height(), out);
    }

    /** Paper brightness at a full-size pixel, linear between the centres of the grid's cells. */
    private static int between(GrayImage paper, int x, int y) {
        int gx = Math.max(0, x - GRID / 2);
        int gy = Math.max(0, y - GRID / 2);
        int left = Math.min(paper.width() - 1, gx / GRID);
        int top = Math.min(paper.height() - 1, gy / GRID);
        int right = Math.min(paper.width() - 1, left + 1);
        int bottom = Math.min(paper.height() - 1, top + 1);
        int fx = gx % GRID;
        int fy = gy % GRID;
        int upper = paper.at(left, top) * (GRID - fx) + paper.at(right, top) * fx;
        int lower = paper.at(left, bottom) * (GRID - fx) + paper.at(right, bottom) * fx;
        return (upper * (GRID - fy) + lower * fy) / (GRID * GRID);
    }
}
