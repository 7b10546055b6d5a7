package org.bitebudget.ocr.domain.shopping;

/**
 * A line of a receipt.
 *
 * @param lineNo its number on the receipt
 * @param name product text
 * @param categoryId taxonomy id
 */
public record BoughtLine(int lineNo, String name, String categoryId) {}
