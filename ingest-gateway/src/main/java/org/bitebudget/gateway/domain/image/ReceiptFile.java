package org.bitebudget.gateway.domain.image;

/**
 * An uploaded file whose header was checked without decoding a pixel.
 *
 * @param type as told by the bytes
 */
public record ReceiptFile(FileType type) {

    /** More than a 48 megapixel phone takes, and what one OCR worker can hold. */
    public static final long MAX_PIXELS = 50_000_000;

    /**
     * Checks signature, completeness and declared dimensions. Of a PDF only the signature: its pages are counted by a
     * PDF reader.
     *
     * @throws UnusableImageException if it is none of the types, incomplete, or declares more than {@link #MAX_PIXELS}
     */
    public static ReceiptFile check(byte[] bytes) throws UnusableImageException {
        if (bytes.length == 0) {
            throw new UnusableImageException(ImageFault.EMPTY_BODY, "the file has no bytes");
        }
        FileType type = FileType.of(bytes)
                .orElseThrow(() -> new UnusableImageException(
                        ImageFault.NOT_AN_IMAGE, "the bytes are no JPEG, PNG, WebP or PDF; send one of these"));
        ImageBytes file = new ImageBytes(bytes);
        switch (type) {
            case JPEG -> checkSize(JpegHeader.read(file));
            case PNG -> checkSize(PngHeader.read(file));
            case WEBP -> checkSize(WebpHeader.read(file));
            case PDF -> {}
        }
        return new ReceiptFile(type);
    }

    private static void checkSize(PixelSize size) throws UnusableImageException {
        if (size.width() == 0 || size.height() == 0) {
            throw new UnusableImageException(ImageFault.NOT_AN_IMAGE, "the image declares no pixels");
        }
        if (size.width() > MAX_PIXELS || size.height() > MAX_PIXELS || size.pixels() > MAX_PIXELS) {
            throw new UnusableImageException(
                    ImageFault.IMAGE_TOO_LARGE,
                    "the image declares %d × %d pixels; at most %d million are taken, send a smaller photo"
                            .formatted(size.width(), size.height(), MAX_PIXELS / 1_000_000));
        }
    }
}
