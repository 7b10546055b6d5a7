package org.bitebudget.ocr.domain.correct;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.bitebudget.ocr.domain.product.Product;

/** One thing that a person says about a receipt. Amounts are in major units of the receipt's currency. */
public sealed interface Correction {

    /** The shop's name. */
    record Merchant(String name) implements Correction {}

    /** Day of the purchase. */
    record Date(LocalDate date) implements Correction {}

    /** Time of the purchase. */
    record Time(LocalTime time) implements Correction {}

    /** ISO 4217 code; amounts keep their printed value. */
    record Currency(String code) implements Correction {}

    /** One of the sums. */
    record Amount(Sum sum, BigDecimal major) implements Correction {}

    /** It is no second photo of another receipt. */
    record NoDuplicate() implements Correction {}

    /** A line that is printed but was not read; {@code categoryId} is null where the person chose none. */
    record MissedLine(String name, BigDecimal total, BigDecimal quantity, String categoryId) implements Correction {}

    /** Something about a line that was read. */
    sealed interface OfLine extends Correction {

        /** The line's number. */
        int lineNo();
    }

    record LineName(int lineNo, String name) implements OfLine {}

    record LineUnit(int lineNo, String unit) implements OfLine {}

    record LineQuantity(int lineNo, BigDecimal quantity) implements OfLine {}

    record LineUnitPrice(int lineNo, BigDecimal major) implements OfLine {}

    record LineTotal(int lineNo, BigDecimal major) implements OfLine {}

    record LineCategory(int lineNo, String categoryId) implements OfLine {}

    /** The product it is; null: not the one it was taken for. */
    record LineProduct(int lineNo, Product product) implements OfLine {}

    /** That is no line. */
    record NoLine(int lineNo) implements OfLine {}
}
