package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.ocr.domain.text.Box;

/**
 * One bought line.
 *
 * @param quantity as printed, 1 where none is
 * @param unit as printed (kg, Stk ...), empty where none is
 * @param unitPrice price of one unit in major units, null where none is printed
 * @param total minor units, discount included
 * @param discount minor units, at most 0, contained in the total
 * @param deposit minor units contained in the total that come back with the bottle, 0 where there are none
 * @param code article number or barcode as printed, empty where there is none
 * @param confidence of the amount, 0 to 1
 * @param nameConfidence of the name, 0 to 1
 */
public record ReadItem(
        String name,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        long total,
        long discount,
        long deposit,
        String code,
        double confidence,
        double nameConfidence,
        Box box,
        String raw) {

    private static final Pattern CODE = Pattern.compile("^(?:\\W*|\\W*\\d{1,3}\\s?[xX%*]\\s*)(\\d{5,14})(?![\\d.,/-])");

    ReadItem named(String newName, double newConfidence, String rawName, Box nameBox) {
        Box around = box.page() == nameBox.page() ? box.around(nameBox) : box;
        return new ReadItem(
                newName,
                quantity,
                unit,
                unitPrice,
                total,
                discount,
                deposit,
                code.isEmpty() ? codeIn(rawName) : code,
                confidence,
                newConfidence,
                around,
                rawName + " | " + raw);
    }

    /** This line with the name that another pass read. */
    ReadItem withNameOf(ReadItem other) {
        return new ReadItem(
                other.name,
                quantity,
                unit,
                unitPrice,
                total,
                discount,
                deposit,
                code,
                confidence,
                other.nameConfidence,
                box,
                raw);
    }

    ReadItem times(BigDecimal newQuantity, String newUnit, BigDecimal newUnitPrice) {
        return new ReadItem(
                name,
                newQuantity,
                newUnit,
                newUnitPrice,
                total,
                discount,
                deposit,
                code,
                confidence,
                nameConfidence,
                box,
                raw);
    }

    ReadItem reducedBy(long newDiscount) {
        return new ReadItem(
                name,
                quantity,
                unit,
                unitPrice,
                total + newDiscount,
                discount + newDiscount,
                deposit,
                code,
                confidence,
                nameConfidence,
                box,
                raw);
    }

    /** The article number in a row of its own or at the start of a row, empty where there is none. */
    static String codeIn(PrintedRow row) {
        return codeIn(row.text());
    }

    private static String codeIn(String row) {
        Matcher code = CODE.matcher(row);
        return code.find() ? code.group(1) : "";
    }
}
