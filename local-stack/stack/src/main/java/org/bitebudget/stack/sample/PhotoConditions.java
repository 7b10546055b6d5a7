package org.bitebudget.stack.sample;

import java.util.random.RandomGenerator;

/**
 * How badly a sample is printed and photographed.
 *
 * @param fading part of the ink that is missing, 0 to 1
 * @param dots strength of the print head's dot pattern, 0 to 1
 * @param deadColumns number of burnt-out heating elements that leave light stripes
 * @param tiltDegrees rotation of the paper, clockwise
 * @param perspective shift of the far corners, as part of the paper's width
 * @param curl sideways bend of the paper, as part of its width
 * @param shadow darkness of the shadow across the picture, 0 to 1
 * @param noise standard deviation of the sensor noise in grey levels
 * @param blur whether the focus was missed by a pixel
 * @param background what the receipt lies on
 * @param jpegQuality 0 to 1
 */
record PhotoConditions(
        double fading,
        double dots,
        int deadColumns,
        double tiltDegrees,
        double perspective,
        double curl,
        double shadow,
        double noise,
        boolean blur,
        Background background,
        float jpegQuality) {

    /** What the receipt lies on, with its mean colour. */
    enum Background {
        WOOD(0x8a6a48),
        SLATE(0x3d4248),
        LINEN(0xb9b2a3),
        SCANNER(0xe9e9e9);

        private final int rgb;

        Background(int rgb) {
            this.rgb = rgb;
        }

        int rgb() {
            return rgb;
        }
    }

    /** Draws conditions as a careful but hurried person with a phone gets them. */
    static PhotoConditions draw(RandomGenerator random) {
        Background background = Background.values()[random.nextInt(Background.values().length)];
        boolean scanner = background == Background.SCANNER;
        return new PhotoConditions(
                random.nextDouble(0.05, 0.4),
                random.nextDouble(0.1, 0.5),
                random.nextInt(3),
                scanner ? random.nextDouble(-0.6, 0.6) : random.nextDouble(-3.5, 3.5),
                scanner ? 0 : random.nextDouble(0, 0.03),
                scanner ? 0 : random.nextDouble(-0.008, 0.008),
                scanner ? 0 : random.nextDouble(0.05, 0.4),
                random.nextDouble(1, 5),
                random.nextInt(100) < 30,
                background,
                (float) random.nextDouble(0.6, 0.9));
    }
}
