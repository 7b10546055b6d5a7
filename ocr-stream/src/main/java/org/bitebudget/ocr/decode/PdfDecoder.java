package org.bitebudget.ocr.decode;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.bitebudget.ocr.domain.Refusal;
import org.bitebudget.ocr.domain.UnreadableImageException;

/** Renders the first pages of a PDF; receipts run over more than a few only by mistake. */
final class PdfDecoder {

    private static final int MAX_PAGES = 3;
    private static final float DOTS_PER_INCH = 250;
    private static final float POINTS_PER_INCH = 72;

    private PdfDecoder() {}

    static List<DecodedPage> decode(byte[] file) throws UnreadableImageException {
        try (PDDocument document = Loader.loadPDF(file)) {
            int pages = Math.min(MAX_PAGES, document.getNumberOfPages());
            if (pages == 0) {
                throw new UnreadableImageException(Refusal.PDF_WITHOUT_PAGES, "no pages");
            }
            PDFRenderer renderer = new PDFRenderer(document);
            List<DecodedPage> images = new ArrayList<>();
            for (int page = 0; page < pages; page++) {
                PDRectangle size = document.getPage(page).getCropBox();
                ImageDecoder.checkSize(pixels(size.getWidth()), pixels(size.getHeight()));
                images.add(GrayConversion.of(renderer.renderImageWithDPI(page, DOTS_PER_INCH, ImageType.GRAY)));
            }
            return images;
        } catch (EOFException e) {
            throw new UnreadableImageException(Refusal.TRUNCATED, "PDF ends early", e);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableImageException(Refusal.NOT_AN_IMAGE, "damaged or locked PDF", e);
        }
    }

    private static long pixels(float points) {
        return (long) Math.ceil(points / POINTS_PER_INCH * DOTS_PER_INCH);
    }
}
