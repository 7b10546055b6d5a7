package org.bitebudget.ocr.domain.image;

/**
 * Smooths by a Gaussian as wide as the recogniser's own reduction needs: it brings every row to a height of 36 pixels by
 * linear interpolation, in which the jagged edges of thin, large print turn into noise.
 */
public final class Smoothing {

    /** Standard deviation as a part of the print's height. */
    private static final double WIDTH = 0.036;

    private static final int ONE = 1 << 12;

    private Smoothing() {}

    /** The smoothed picture; {@code printHeight} in pixels, at least 1, see {@link PrintHeight}. */
    public static GrayImage apply(GrayImage image, int printHeight) {
        int[] weights = weights(WIDTH * printHeight);
        // rows first, then the rows of the picture on its side, which are its columns
        return alongRows(alongRows(image, weights).transposed(), weights).transposed();
    }

    private static int[] weights(double deviation) {
        int reach = (int) Math.ceil(2.5 * deviation);
        double[] bell = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < bell.length; i++) {
            double away = (i - reach) / deviation;
            bell[i] = Math.exp(-away * away / 2);
            sum += bell[i];
        }
        int[] weights = new int[bell.length];
        for (int i = 0; i < bell.length; i++) {
            weights[i] = (int) Math.round(ONE * bell[i] / sum);
        }
        return weights;
    }

    private static GrayImage alongRows(GrayImage image, int[] weights) {
        int reach = weights.length / 2;
        int width = image.width();
        byte[] source = image.pixels();
        byte[] smooth = new byte[source.length];
        for (int y = 0; y < image.height(); y++) {
            int start = y * width;
            for (int x = 0; x < width; x++) {
                int sum = ONE / 2;
                for (int i = 0; i < weights.length; i++) {
                    int from = Math.max(0, Math.min(width - 1, x + i - reach));
                    sum += weights[i] * (source[start + from] & 0xff);
                }
                smooth[start + x] = (byte) Math.min(GrayImage.WHITE, sum / ONE);
            }
        }
        return new GrayImage(width, image.height(), smooth);
    }
}
