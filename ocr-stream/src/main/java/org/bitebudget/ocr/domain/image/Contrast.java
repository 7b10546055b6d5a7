package org.bitebudget.ocr.domain.image;

/**
 * Darkens print that has faded: brightness, relative to paper, is raised to a power, so that grey strokes turn black
 * while paper stays white. Expects level paper, see {@link Background}.
 */
public final class Contrast {

    private static final double PAPER = 230;
    private static final double POWER = 2;

    private static final byte[] DARKENED = table();

    private Contrast() {}

    /** The picture with darker print. */
    public static GrayImage raise(GrayImage image) {
        return image.mapped(DARKENED);
    }

    private static byte[] table() {
        byte[] table = new byte[GrayImage.WHITE + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) Math.round(GrayImage.WHITE * Math.pow(Math.min(1, i / PAPER), POWER));
        }
        return table;
    }
}
