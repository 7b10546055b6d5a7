package org.bitebudget.gateway.domain.image;

/** Reads the first chunk of a WebP (RFC 9649, section 2; VP8: RFC 6386, section 9.1). */
final class WebpHeader {

    private static final int RIFF_HEADER = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int DATA = FIRST_CHUNK + 8;
    private static final int FOURTEEN_BITS = 0x3FFF;
    private static final int LOSSLESS_SIGNATURE = 0x2F;

    private WebpHeader() {}

    /** Dimensions of the canvas; the file must be as long as its RIFF header says. */
    static PixelSize read(ImageBytes file) throws UnusableImageException {
        file.u8(RIFF_HEADER + file.u32LittleEndian(4) - 1);
        return switch (file.fourLetters(FIRST_CHUNK)) {
            case "VP8X" -> new PixelSize(1L + file.u24LittleEndian(DATA + 4), 1L + file.u24LittleEndian(DATA + 7));
            case "VP8L" -> lossless(file);
            case "VP8 " ->
                new PixelSize(
                        file.u16LittleEndian(DATA + 6) & FOURTEEN_BITS, file.u16LittleEndian(DATA + 8) & FOURTEEN_BITS);
            default -> throw new UnusableImageException(ImageFault.NOT_AN_IMAGE, "the WebP holds no image");
        };
    }

    private static PixelSize lossless(ImageBytes file) throws UnusableImageException {
        if (file.u8(DATA) != LOSSLESS_SIGNATURE) {
            throw new UnusableImageException(ImageFault.NOT_AN_IMAGE, "the WebP's lossless header is broken");
        }
        long bits = file.u32LittleEndian(DATA + 1);
        return new PixelSize(1 + (bits & FOURTEEN_BITS), 1 + ((bits >> 14) & FOURTEEN_BITS));
    }
}
