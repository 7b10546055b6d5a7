package org.bitebudget.gateway.domain.image;

/** Walks the chunks of a PNG (W3C PNG, section 5). */
final class PngHeader {

    private static final int SIGNATURE = 8;
    private static final int CHUNK_FRAME = 12;
    private static final int DATA = 8;

    private PngHeader() {}

    /** Dimensions of the header chunk; every chunk up to the end chunk must be whole. */
    static PixelSize read(ImageBytes file) throws UnusableImageException {
        if (!file.fourLetters(SIGNATURE + 4).equals("IHDR")) {
            throw new UnusableImageException(ImageFault.NOT_AN_IMAGE, "the PNG does not start with its header chunk");
        }
        PixelSize size = new PixelSize(file.u32(SIGNATURE + DATA), file.u32(SIGNATURE + DATA + 4));
        long at = SIGNATURE;
        while (!file.fourLetters(at + 4).equals("IEND")) {
            at += CHUNK_FRAME + file.u32(at);
        }
        file.u8(at + CHUNK_FRAME - 1);
        return size;
    }
}
