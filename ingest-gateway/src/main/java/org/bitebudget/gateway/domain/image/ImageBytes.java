package org.bitebudget.gateway.domain.image;

import java.nio.charset.StandardCharsets;

/** Reads numbers at places of a file; a place beyond its end means that the file is truncated. */
final class ImageBytes {

    private final byte[] bytes;

    ImageBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    int u8(long at) throws UnusableImageException {
        if (at < 0 || at >= bytes.length) {
            throw new UnusableImageException(
                    ImageFault.IMAGE_TRUNCATED,
                    "the file ends after " + bytes.length + " bytes, in the middle; send it again");
        }
        return bytes[(int) at] & 0xFF;
    }

    int u16(long at) throws UnusableImageException {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(long at) throws UnusableImageException {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    int u16LittleEndian(long at) throws UnusableImageException {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24LittleEndian(long at) throws UnusableImageException {
        return u16LittleEndian(at) | u8(at + 2) << 16;
    }

    long u32LittleEndian(long at) throws UnusableImageException {
        return u16LittleEndian(at) | (long) u16LittleEndian(at + 2) << 16;
    }

    String fourLetters(long at) throws UnusableImageException {
        u8(at + 3);
        return new String(bytes, (int) at, 4, StandardCharsets.ISO_8859_1);
    }
}
