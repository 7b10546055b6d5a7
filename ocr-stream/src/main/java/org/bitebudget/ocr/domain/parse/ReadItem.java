package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import org.bitebudget.ocr.domain.text.Box;

/**
 * One bought line.
 *
 * @param quantity as printed, 1 where none is
 * @param unit as printed (kg, Stk ...), empty where none is
 * @param unitPrice price of one unit in major units, null where none is printed
 * @param total minor units, discount included
 * @param discount minor units, at most 0
 * @param confidence 0 to 1
 */
public record ReadItem(
        String name,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        long total,
        long discount,
        double confidence,
        Box box,
        String raw) {

    ReadItem named(String newName, String rawName, Box nameBox) {
        Box around = box.page() == nameBox.page() ? box.around(nameBox) : box;
        return new ReadItem(
                newName, quantity, unit, unitPrice, total, discount, confidence, around, rawName + " | " + raw);
    }

    ReadItem times(BigDecimal newQuantity, String newUnit, BigDecimal newUnitPrice) {
        return new ReadItem(name, newQuantity, newUnit, newUnitPrice, total, discount, confidence, box, raw);
    }

    ReadItem reducedBy(long newDiscount) {
        return new ReadItem(
                name, quantity, unit, unitPrice, total + newDiscount, discount + newDiscount, confidence, box, raw);
    }
}
