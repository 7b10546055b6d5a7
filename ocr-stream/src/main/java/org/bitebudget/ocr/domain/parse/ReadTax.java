package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import org.bitebudget.ocr.domain.text.Box;

/**
 * Tax at one rate. Amounts are minor units; what is not printed is null.
 *
 * @param label as printed
 * @param rate in percent
 * @param net amount without the tax
 * @param gross amount with the tax
 * @param confidence 0 to 1
 * @param raw the row as printed
 */
public record ReadTax(
        String label, BigDecimal rate, Long net, long tax, Long gross, double confidence, Box box, String raw) {}
