package org.bitebudget.ocr.domain.text;

/**
 * A barcode or two-dimensional code on a receipt.
 *
 * @param format symbology, such as {@code EAN_13} or {@code QR_CODE}
 * @param text what it encodes
 * @param box where it lies, placed like words
 */
public record FoundCode(String format, String text, Box box) {}
