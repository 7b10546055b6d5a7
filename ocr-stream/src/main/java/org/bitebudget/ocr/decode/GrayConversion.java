package org.bitebudget.ocr.decode;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import org.bitebudget.ocr.domain.image.GrayImage;

/**
 * Takes the green channel, in which both black and the purple of old printers stand out, and brings large scans down to
 * about the 300 dots an inch that the recogniser was trained for.
 */
final class GrayConversion {

    private static final int LARGE_WIDTH = 3600;

    private GrayConversion() {}

    static DecodedPage of(BufferedImage image) {
        int factor = Math.max(1, (int) Math.round(2.0 * Math.min(image.getWidth(), image.getHeight()) / LARGE_WIDTH));
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            GrayImage gray = new GrayImage(image.getWidth(), image.getHeight(), bytes(image));
            return new DecodedPage(gray.shrink(factor), factor);
        }
        boolean isPlain = image.getType() == BufferedImage.TYPE_3BYTE_BGR;
        return new DecodedPage(green(isPlain ? image : opaque(image), factor), factor);
    }

    private static BufferedImage opaque(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    private static GrayImage green(BufferedImage image, int factor) {
        byte[] bgr = bytes(image);
        int width = image.getWidth() / factor;
        int height = image.getHeight() / factor;
        byte[] gray = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int dy = 0; dy < factor; dy++) {
                    int start = ((y * factor + dy) * image.getWidth() + x * factor) * 3 + 1;
                    for (int dx = 0; dx < factor; dx++) {
                        sum += bgr[start + 3 * dx] & 0xff;
                    }
                }
                gray[y * width + x] = (byte) (sum / (factor * factor));
            }
        }
        return new GrayImage(width, height, gray);
    }

    private static byte[] bytes(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
