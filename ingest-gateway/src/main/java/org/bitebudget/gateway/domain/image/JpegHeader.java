package org.bitebudget.gateway.domain.image;

/** Walks the marker segments of a JPEG (ITU-T T.81, annex B). */
final class JpegHeader {

    private static final int SOI_LENGTH = 2;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FILL = 0xFF;

    private JpegHeader() {}

    /** Dimensions of the frame; the scan must be there and an end-of-image marker after it. */
    static PixelSize read(ImageBytes file) throws UnusableImageException {
        PixelSize frame = null;
        long at = SOI_LENGTH;
        while (true) {
            if (file.u8(at) != FILL) {
                throw new UnusableImageException(ImageFault.NOT_AN_IMAGE, "the JPEG's segments are broken");
            }
            int marker = file.u8(at + 1);
            if (marker == FILL) {
                at++;
            } else if (standsAlone(marker)) {
                at += 2;
            } else if (marker == START_OF_SCAN) {
                break;
            } else {
                if (isFrame(marker)) {
                    frame = new PixelSize(file.u16(at + 7), file.u16(at + 5));
                }
                at += 2 + Math.max(2, file.u16(at + 2));
            }
        }
        requireEnd(file, at);
        if (frame == null) {
            throw new UnusableImageException(ImageFault.NOT_AN_IMAGE, "the JPEG declares no frame");
        }
        return frame;
    }

    /** Cameras append data of their own, so the end marker is looked for and not expected in the last two bytes. */
    private static void requireEnd(ImageBytes file, long scan) throws UnusableImageException {
        for (long at = file.length() - 2L; at > scan; at--) {
            if (file.u8(at) == FILL && file.u8(at + 1) == END_OF_IMAGE) {
                return;
            }
        }
        throw new UnusableImageException(
                ImageFault.IMAGE_TRUNCATED, "the JPEG has no end-of-image marker; it was cut off, send it again");
    }

    /** SOF0 to SOF15, without the tables DHT, JPG and DAC between them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
    }
}
