package org.bitebudget.ocr.domain.image;

import java.util.Arrays;

/** An 8-bit grey picture: row after row, 0 black to 255 white, origin top left. The pixels are not copied. */
public final class GrayImage {

    public static final int WHITE = 255;

    private final int width;
    private final int height;
    private final byte[] pixels;

    /** Wraps {@code width * height} bytes. */
    public GrayImage(int width, int height, byte[] pixels) {
        if (width < 1 || height < 1 || pixels.length != width * height) {
            throw new IllegalArgumentException(
                    "pixels do not fit: " + width + " x " + height + " in " + pixels.length + " bytes");
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** A white picture. */
    public static GrayImage blank(int width, int height) {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) WHITE);
        return new GrayImage(width, height, pixels);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The backing pixels; whoever changes them changes this picture. */
    public byte[] pixels() {
        return pixels;
    }

    /** Brightness of one pixel, 0 to 255. */
    public int at(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }

    /** The part inside the given corners; right and bottom are exclusive. */
    public GrayImage crop(int left, int top, int right, int bottom) {
        int croppedWidth = right - left;
        byte[] cropped = new byte[croppedWidth * (bottom - top)];
        for (int y = top; y < bottom; y++) {
            System.arraycopy(pixels, y * width + left, cropped, (y - top) * croppedWidth, croppedWidth);
        }
        return new GrayImage(croppedWidth, bottom - top, cropped);
    }

    /** Shrinks by a whole factor; each new pixel is the mean of a square of old ones. */
    public GrayImage shrink(int factor) {
        if (factor == 1) {
            return this;
        }
        int newWidth = Math.max(1, width / factor);
        int newHeight = Math.max(1, height / factor);
        byte[] shrunk = new byte[newWidth * newHeight];
        int columns = Math.min(factor, width);
        int rows = Math.min(factor, height);
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int sum = 0;
                for (int dy = 0; dy < rows; dy++) {
                    int start = (y * factor + dy) * width + x * factor;
                    for (int dx = 0; dx < columns; dx++) {
                        sum += pixels[start + dx] & 0xff;
                    }
                }
                shrunk[y * newWidth + x] = (byte) (sum / (rows * columns));
            }
        }
        return new GrayImage(newWidth, newHeight, shrunk);
    }

    /** Turns clockwise by a multiple of 90 degrees. */
    public GrayImage turn(int quarters) {
        GrayImage turned = this;
        for (int i = 0; i < Math.floorMod(quarters, 4); i++) {
            turned = turned.turnOnce();
        }
        return turned;
    }

    /** Each brightness replaced by what the table of 256 entries holds for it. */
    public GrayImage mapped(byte[] table) {
        byte[] mapped = new byte[pixels.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = table[pixels[i] & 0xff];
        }
        return new GrayImage(width, height, mapped);
    }

    /** Columns as rows. */
    GrayImage transposed() {
        byte[] transposed = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                transposed[x * height + y] = pixels[y * width + x];
            }
        }
        return new GrayImage(/* width= */ height, /* height= */ width, transposed);
    }

    /** Mirrors left and right. */
    public GrayImage mirror() {
        byte[] mirrored = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mirrored[y * width + x] = pixels[y * width + width - 1 - x];
            }
        }
        return new GrayImage(width, height, mirrored);
    }

    private GrayImage turnOnce() {
        byte[] turned = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + height - 1 - y] = pixels[y * width + x];
            }
        }
        return new GrayImage(/* width= */ height, /* height= */ width, turned);
    }
}
