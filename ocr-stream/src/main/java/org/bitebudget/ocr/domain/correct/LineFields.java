package org.bitebudget.ocr.domain.correct;

import java.math.BigDecimal;
import java.util.function.LongUnaryOperator;
import org.bitebudget.ocr.domain.product.Product;

/**
 * The fields of a line that a person can mend, as they hold. Amounts are minor units.
 *
 * @param unit null where none is printed
 * @param unitPrice null where none is printed
 * @param total with discount and deposit
 * @param discount contained in the total, at most 0
 * @param deposit contained in the total
 * @param categoryId null where nobody has said it yet
 * @param product null where none is known
 */
public record LineFields(
        String name,
        BigDecimal quantity,
        String unit,
        Long unitPrice,
        long total,
        long discount,
        long deposit,
        String categoryId,
        Product product) {

    LineFields named(String newName) {
        return new LineFields(newName, quantity, unit, unitPrice, total, discount, deposit, categoryId, product);
    }

    LineFields in(String newUnit) {
        return new LineFields(name, quantity, newUnit, unitPrice, total, discount, deposit, categoryId, product);
    }

    LineFields times(BigDecimal newQuantity) {
        return new LineFields(name, newQuantity, unit, unitPrice, total, discount, deposit, categoryId, product);
    }

    LineFields at(Long newUnitPrice) {
        return new LineFields(name, quantity, unit, newUnitPrice, total, discount, deposit, categoryId, product);
    }

    LineFields of(long newTotal) {
        return new LineFields(name, quantity, unit, unitPrice, newTotal, discount, deposit, categoryId, product);
    }

    /** The same line with each amount changed alike. */
    LineFields inOtherUnits(LongUnaryOperator moved) {
        return new LineFields(
                name,
                quantity,
                unit,
                unitPrice == null ? null : moved.applyAsLong(unitPrice),
                moved.applyAsLong(total),
                moved.applyAsLong(discount),
                moved.applyAsLong(deposit),
                categoryId,
                product);
    }

    LineFields filedUnder(String newCategoryId) {
        return new LineFields(name, quantity, unit, unitPrice, total, discount, deposit, newCategoryId, product);
    }

    LineFields meaning(Product newProduct) {
        return new LineFields(name, quantity, unit, unitPrice, total, discount, deposit, categoryId, newProduct);
    }

    /** Whether quantity and unit price multiply to what the line costs; also where no unit price is known. */
    boolean multiplies() {
        if (unitPrice == null) {
            return true;
        }
        BigDecimal product = quantity.multiply(BigDecimal.valueOf(unitPrice));
        BigDecimal paid = BigDecimal.valueOf(total - discount - deposit);
        return product.subtract(paid).abs().compareTo(BigDecimal.ONE) < 0;
    }
}
