package org.bitebudget.ocr.codes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.image.BufferedImage;
import org.bitebudget.ocr.PrintedReceipt;
import org.bitebudget.ocr.ReceiptPicture;
import org.bitebudget.ocr.decode.ImageDecoder;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.bitebudget.ocr.domain.image.GrayImage;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.FoundCode;
import org.junit.jupiter.api.Test;

class CodeReaderTest {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 1700;

    @Test
    void barcodesAndQrCodesUnderAReceiptAreRead() throws Exception {
        ReceiptPicture picture = receipt();
        picture.lay(code("4006381333931", BarcodeFormat.EAN_13, 500, 120), 450, 1150, 0);
        picture.lay(code("V0;till;Kassenbeleg-V1;Beleg", BarcodeFormat.QR_CODE, 260, 260), 450, 1450, 0);

        var codes = CodeReader.read(page(picture), 0);

        assertThat(codes).extracting(FoundCode::format).containsExactlyInAnyOrder("QR_CODE", "EAN_13");
        assertThat(codes)
                .extracting(FoundCode::text)
                .containsExactlyInAnyOrder("V0;till;Kassenbeleg-V1;Beleg", "4006381333931");
        for (FoundCode code : codes) {
            double laid = code.format().equals("EAN_13") ? 1150 : 1450;
            assertThat(code.box().centreY()).isBetween(laid - 40, laid + 40);
        }
    }

    @Test
    void aSlightlyTiltedBarcodeIsRead() throws Exception {
        ReceiptPicture picture = receipt();
        picture.lay(code("LA-2024-000017", BarcodeFormat.CODE_128, 600, 120), 450, 1150, 1.5);

        assertThat(CodeReader.read(page(picture), 0))
                .extracting(FoundCode::text)
                .containsExactly("LA-2024-000017");
    }

    @Test
    void printAloneIsNoCode() throws Exception {
        assertThat(CodeReader.read(page(receipt()), 0)).isEmpty();
    }

    @Test
    void theBoxIsOnThePageItWasFoundOn() throws Exception {
        ReceiptPicture picture = receipt();
        picture.lay(code("anything", BarcodeFormat.QR_CODE, 260, 260), 450, 1450, 0);

        assertThat(CodeReader.read(page(picture), 2))
                .singleElement()
                .extracting(FoundCode::box)
                .extracting(Box::page)
                .isEqualTo(2);
    }

    private static ReceiptPicture receipt() {
        ReceiptPicture picture = ReceiptPicture.ground(WIDTH, HEIGHT, 250);
        picture.lay(ReceiptPicture.printed(PrintedReceipt.number(1)), 450, 500, 0);
        return picture;
    }

    private static GrayImage page(ReceiptPicture picture) throws UnreadableImageException {
        return ImageDecoder.decode(picture.jpeg()).get(0).image();
    }

    private static BufferedImage code(String text, BarcodeFormat format, int width, int height) throws WriterException {
        BitMatrix matrix = new MultiFormatWriter().encode(text, format, width, height);
        BufferedImage image = new BufferedImage(matrix.getWidth(), matrix.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                image.setRGB(x, y, matrix.get(x, y) ? 0 : 0xffffff);
            }
        }
        return image;
    }
}
