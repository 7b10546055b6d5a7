package org.bitebudget.ocr.decode;

import java.util.List;
import org.bitebudget.ocr.domain.Refusal;
import org.bitebudget.ocr.domain.UnreadableImageException;

/**
 * Turns an uploaded file into upright grey pages. What it declares is checked before anything is decoded, so a small
 * file cannot take more memory than the largest allowed picture.
 */
public final class ImageDecoder {

    /** Largest picture that is decoded: 64 megapixels, more than any phone's full resolution is useful for. */
    public static final long MAX_PIXELS = 64_000_000L;

    private ImageDecoder() {}

    /**
     * Pages of the file, at least one; images have exactly one, of a PDF the first few count.
     *
     * @throws UnreadableImageException when the file cannot be read, with the reason
     */
    public static List<DecodedPage> decode(byte[] file) throws UnreadableImageException {
        if (file.length == 0) {
            throw new UnreadableImageException(Refusal.EMPTY, "no bytes");
        }
        return switch (FileKind.of(file)) {
            case JPEG -> List.of(ExifOrientation.of(file).upright(RasterDecoder.decode(file, "jpeg")));
            case PNG -> List.of(RasterDecoder.decode(file, "png"));
            case WEBP -> List.of(RasterDecoder.decode(file, "webp"));
            case PDF -> PdfDecoder.decode(file);
            case OTHER_IMAGE -> throw new UnreadableImageException(Refusal.UNSUPPORTED_TYPE, "another image format");
            case UNKNOWN -> throw new UnreadableImageException(Refusal.NOT_AN_IMAGE, "no known image header");
        };
    }

    static void checkSize(long width, long height) throws UnreadableImageException {
        if (width < 1 || height < 1) {
            throw new UnreadableImageException(Refusal.NOT_AN_IMAGE, "declares " + width + " x " + height + " pixels");
        }
        if (width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) {
            throw new UnreadableImageException(Refusal.TOO_LARGE, "declares " + width + " x " + height + " pixels");
        }
    }
}
