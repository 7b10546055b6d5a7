package org.bitebudget.ocr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A small receipt as a till prints it. The typeface comes with PDFBox, so no installed font is needed. */
public record PrintedReceipt(List<String> rows) {

    /** Its total in minor units. */
    public static final long TOTAL = 1175;

    private static final float WIDTH = 226;
    private static final float SIZE = 10;
    private static final float LEADING = 14;
    private static final float MARGIN = 14;
    private static final String FACE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** A receipt whose four lines add up to its total; the number and the day tell receipts apart. */
    public static PrintedReceipt number(int number) {
        return new PrintedReceipt(List.of(
                "GREEN VALLEY MARKET LTD",
                "12 High Street, Springfield",
                "Tel: 0555 123 456",
                "Receipt No: " + (4711 + number),
                String.format("Date: %02d/03/2024 17:42", 13 + number),
                "",
                "Whole Milk 1L|1.25",
                "Bread Wheat|2.40",
                "Cheddar Cheese|5.60",
                "Bananas|2.50",
                "",
                "SUBTOTAL|11.75",
                "TOTAL EUR|11.75",
                "CASH|20.00",
                "CHANGE|8.25",
                "",
                "Thank you, please come again"));
    }

    /** As a PDF of one page. */
    public byte[] pdf() {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(WIDTH, 2 * MARGIN + LEADING * (rows.size() + 1)));
            document.addPage(page);
            PDFont font = PDType0Font.load(document, PrintedReceipt.class.getResourceAsStream(FACE));
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                float y = page.getMediaBox().getHeight() - MARGIN - LEADING;
                for (String row : rows) {
                    String[] parts = row.split("\\|");
                    print(out, font, MARGIN, y, parts[0]);
                    if (parts.length > 1) {
                        float width = font.getStringWidth(parts[1]) / 1000 * SIZE;
                        print(out, font, WIDTH - MARGIN - width, y, parts[1]);
                    }
                    y -= LEADING;
                }
            }
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a picture, {@code png} or {@code jpeg}. */
    public byte[] image(String format) {
        try (PDDocument document = Loader.loadPDF(pdf())) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 220, ImageType.RGB);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes a document is saved as. */
    public static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static void print(PDPageContentStream out, PDFont font, float x, float y, String text) throws IOException {
        out.beginText();
        out.setFont(font, SIZE);
        out.newLineAtOffset(x, y);
        out.showText(text);
        out.endText();
    }
}
