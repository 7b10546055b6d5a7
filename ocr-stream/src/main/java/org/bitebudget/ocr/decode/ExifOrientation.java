package org.bitebudget.ocr.decode;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.bitebudget.ocr.domain.image.GrayImage;

/** How a camera held the picture (EXIF 2.32, tag 0x0112): 1 upright, 3 upside down, 6 and 8 on the sides, even ones mirrored. */
record ExifOrientation(int value) {

    private static final ExifOrientation UPRIGHT = new ExifOrientation(1);
    /** Zero byte that ends the segment's name, and the padding byte after it. */
    private static final int NAME_PADDING = 1;

    /** Orientation a JPEG declares; upright where it declares none or nonsense. */
    static ExifOrientation of(byte[] jpeg) {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(in, JPEG.APP1, "Exif");
            if (segments.isEmpty()) {
                return UPRIGHT;
            }
            try (InputStream data = segments.get(0).data()) {
                data.skipNBytes(NAME_PADDING);
                Directory directory = new TIFFReader().read(new MemoryCacheImageInputStream(data));
                Entry entry = directory.getEntryById(TIFF.TAG_ORIENTATION);
                return entry != null && entry.getValue() instanceof Number number
                        ? new ExifOrientation(number.intValue())
                        : UPRIGHT;
            }
        } catch (IOException | RuntimeException e) {
            // damaged metadata says nothing about the picture itself
            return UPRIGHT;
        }
    }

    DecodedPage upright(DecodedPage page) {
        return new DecodedPage(upright(page.image()), page.reduction());
    }

    private GrayImage upright(GrayImage image) {
        return switch (value) {
            case 2 -> image.mirror();
            case 3 -> image.turn(2);
            case 4 -> image.turn(2).mirror();
            case 5 -> image.turn(1).mirror();
            case 6 -> image.turn(1);
            case 7 -> image.turn(3).mirror();
            case 8 -> image.turn(3);
            default -> image;
        };
    }
}
