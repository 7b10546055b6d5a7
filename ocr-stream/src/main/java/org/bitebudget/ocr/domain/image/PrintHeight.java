package org.bitebudget.ocr.domain.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Height of the print: the median height of bands of ink in narrow upright strips, weighted by their ink. Bands hold
 * together where the dots of a worn printer leave letters in pieces. Expects level rows on even paper.
 */
public final class PrintHeight {

    private static final int STRIPS = 8;
    private static final int DARK = 128;
    private static final double INKED = 0.02;
    private static final int LEAST = 6;
    private static final int MOST = 100;

    private PrintHeight() {}

    /** Pixels from the top of capitals to the foot of the row, or 0 where there is no print. */
    public static int of(GrayImage image) {
        List<Band> bands = new ArrayList<>();
        int width = image.width() / STRIPS;
        for (int strip = 0; strip < STRIPS; strip++) {
            addBands(image, strip * width, (strip + 1) * width, bands);
        }
        bands.sort(Comparator.comparingInt(Band::height));
        long all = bands.stream().mapToLong(Band::ink).sum();
        long below = 0;
        for (Band band : bands) {
            below += band.ink;
            if (2 * below >= all) {
                return band.height;
            }
        }
        return 0;
    }

    private static void addBands(GrayImage image, int left, int right, List<Band> bands) {
        int start = -1;
        long ink = 0;
        for (int y = 0; y <= image.height(); y++) {
            int dark = y < image.height() ? dark(image, y, left, right) : 0;
            if (dark >= Math.max(2, INKED * (right - left))) {
                start = start < 0 ? y : start;
                ink += dark;
            } else if (start >= 0) {
                int height = y - start;
                if (height >= LEAST && height <= MOST) {
                    bands.add(new Band(height, ink));
                }
                start = -1;
                ink = 0;
            }
        }
    }

    private static int dark(GrayImage image, int y, int left, int right) {
        int dark = 0;
        for (int x = left; x < right; x++) {
            if (image.at(x, y) < DARK) {
                dark++;
            }
        }
        return dark;
    }

    private record Band(int height, long ink) {}
}
