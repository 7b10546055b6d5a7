package org.bitebudget.ocr.codes;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.oned.MultiFormatOneDReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.ocr.domain.image.BarBands;
import org.bitebudget.ocr.domain.image.GrayImage;
import org.bitebudget.ocr.domain.image.Region;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.FoundCode;

/**
 * Reads the codes that receipts carry: barcodes of shops and QR codes of fiscal rules. Barcodes are tried only where bars
 * stand, and taken only where the upper and the lower half of the bars say the same, which print never does.
 */
public final class CodeReader {

    private static final List<BarcodeFormat> BARCODES = List.of(
            BarcodeFormat.EAN_13,
            BarcodeFormat.EAN_8,
            BarcodeFormat.UPC_A,
            BarcodeFormat.CODE_128,
            BarcodeFormat.CODE_39,
            BarcodeFormat.ITF);

    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.POSSIBLE_FORMATS, BARCODES);
    private static final Map<DecodeHintType, ?> CAREFULLY = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);

    private CodeReader() {}

    /** Codes of an upright page, boxes in pixels of the page. */
    public static List<FoundCode> read(GrayImage page, int number) {
        List<FoundCode> codes = new ArrayList<>(matrixCodes(page, number));
        for (Region band : BarBands.find(page)) {
            barcode(page, band, number)
                    .filter(code ->
                            codes.stream().noneMatch(known -> known.text().equals(code.text())))
                    .ifPresent(codes::add);
        }
        return codes;
    }

    private static List<FoundCode> matrixCodes(GrayImage page, int number) {
        List<FoundCode> codes = new ArrayList<>();
        try {
            for (Result result : new QRCodeMultiReader().decodeMultiple(bitmap(page), CAREFULLY)) {
                codes.add(code(result, number, 0));
            }
        } catch (NotFoundException e) {
            return codes;
        }
        return codes;
    }

    private static Optional<FoundCode> barcode(GrayImage page, Region band, int number) {
        int middle = band.top() + band.height() / 2;
        Optional<FoundCode> upper = line(page, new Region(band.left(), band.top(), band.right(), middle), number);
        Optional<FoundCode> lower = line(page, new Region(band.left(), middle, band.right(), band.bottom()), number);
        if (upper.isEmpty()
                || lower.isEmpty()
                || !upper.get().text().equals(lower.get().text())) {
            return Optional.empty();
        }
        FoundCode code = upper.get();
        Box box = code.box().around(lower.get().box());
        return Optional.of(new FoundCode(
                code.format(), code.text(), new Box(number, box.x(), band.top(), box.width(), band.height())));
    }

    private static Optional<FoundCode> line(GrayImage page, Region part, int number) {
        try {
            Result result = new MultiFormatOneDReader(HINTS).decode(bitmap(part.of(page)), HINTS);
            return Optional.of(code(result, number, part.top()));
        } catch (NotFoundException | FormatException e) {
            return Optional.empty();
        }
    }

    private static BinaryBitmap bitmap(GrayImage image) {
        return new BinaryBitmap(new HybridBinarizer(new GrayLuminance(image)));
    }

    private static FoundCode code(Result result, int number, int above) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (ResultPoint point : result.getResultPoints()) {
            if (point != null) {
                left = Math.min(left, point.getX());
                top = Math.min(top, point.getY());
                right = Math.max(right, point.getX());
                bottom = Math.max(bottom, point.getY());
            }
        }
        Box box = new Box(number, (int) left, above + (int) top, (int) (right - left), (int) (bottom - top));
        return new FoundCode(result.getBarcodeFormat().name(), result.getText(), box);
    }
}
