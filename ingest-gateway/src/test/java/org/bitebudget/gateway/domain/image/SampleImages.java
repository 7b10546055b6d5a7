package org.bitebudget.gateway.domain.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** Small images as real encoders write them, and such with dimensions that they do not have. */
public final class SampleImages {

    private static final int PNG_WIDTH_AT = 16;
    private static final int JPEG_FRAME_SIZE_OFFSET = 5;

    private SampleImages() {}

    /** A picture with some lines on it. */
    public static byte[] encoded(FileType type, int width, int height) {
        return encoded(type, width, height, 0);
    }

    /** The same with a seed that makes its bytes differ. */
    public static byte[] encoded(FileType type, int width, int height, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(seed & 0xFFFFFF));
        graphics.drawLine(0, seed % height, width, height / 2);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, type == FileType.JPEG ? "jpeg" : "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A small file whose header declares these dimensions. */
    public static byte[] declaring(FileType type, int width, int height) {
        byte[] bytes = encoded(type, 8, 8);
        if (type == FileType.PNG) {
            ByteBuffer.wrap(bytes).putInt(PNG_WIDTH_AT, width).putInt(PNG_WIDTH_AT + 4, height);
        } else {
            int frame = 0;
            while ((bytes[frame] & 0xFF) != 0xFF || (bytes[frame + 1] & 0xFF) != 0xC0) {
                frame++;
            }
            ByteBuffer.wrap(bytes)
                    .putShort(frame + JPEG_FRAME_SIZE_OFFSET, (short) height)
                    .putShort(frame + JPEG_FRAME_SIZE_OFFSET + 2, (short) width);
        }
        return bytes;
    }
}
