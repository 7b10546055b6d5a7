package org.bitebudget.ocr.codes;

import com.google.zxing.LuminanceSource;
import java.util.Arrays;
import org.bitebudget.ocr.domain.image.GrayImage;

/** A grey picture as the decoder wants it. */
final class GrayLuminance extends LuminanceSource {

    private final GrayImage image;

    GrayLuminance(GrayImage image) {
        super(image.width(), image.height());
        this.image = image;
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
        byte[] filled = row == null || row.length < image.width() ? new byte[image.width()] : row;
        System.arraycopy(image.pixels(), y * image.width(), filled, 0, image.width());
        return filled;
    }

    @Override
    public byte[] getMatrix() {
        return Arrays.copyOf(image.pixels(), image.pixels().length);
    }
}
