package org.bitebudget.stack.sample;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A purchase as the till knows it: the truth behind a sample image. All amounts in minor units of the shop's currency.
 *
 * @param shop where
 * @param at local time
 * @param number receipt number
 * @param lines what was bought
 * @param taxes one part for each rate, by rate
 * @param rounding cash rounding, already contained in {@code total}
 * @param total what was paid
 * @param cash what was handed over, equal to {@code total} when paid by card
 * @param card whether it was paid by card
 */
record SampleReceipt(
        SampleShop shop,
        LocalDateTime at,
        int number,
        List<Line> lines,
        List<TaxPart> taxes,
        long rounding,
        long total,
        long cash,
        boolean card) {

    SampleReceipt {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    /**
     * One bought line.
     *
     * @param code article number
     * @param name as printed
     * @param category taxonomy id
     * @param quantity pieces, or kilograms with three decimals where weighed
     * @param weighed whether the quantity is a weight
     * @param unitPrice per piece or kilogram
     * @param gross before the discount
     * @param discount zero or negative
     * @param taxCode letter of its rate
     */
    record Line(
            String code,
            String name,
            String category,
            BigDecimal quantity,
            boolean weighed,
            long unitPrice,
            long gross,
            long discount,
            char taxCode) {

        long total() {
            return gross + discount;
        }

        boolean single() {
            return !weighed && quantity.compareTo(BigDecimal.ONE) == 0;
        }
    }

    /**
     * What is taxed at one rate.
     *
     * @param code letter that marks its lines
     * @param basisPoints rate in hundredths of a percent
     * @param net without tax
     * @param tax the tax
     */
    record TaxPart(char code, int basisPoints, long net, long tax) {

        long gross() {
            return net + tax;
        }
    }

    /** Sum of the lines, before added tax and rounding. */
    long subtotal() {
        return lines.stream().mapToLong(Line::total).sum();
    }

    long tax() {
        return taxes.stream().mapToLong(TaxPart::tax).sum();
    }

    long change() {
        return cash - total;
    }
}
