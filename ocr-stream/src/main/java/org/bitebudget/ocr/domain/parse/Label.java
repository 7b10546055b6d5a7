package org.bitebudget.ocr.domain.parse;

/**
 * A label found in a row.
 *
 * @param language two-letter code of the vocabulary it is from
 * @param phrase folded words
 * @param from first character of it in the row's text
 * @param to character after it
 */
public record Label(LabelRole role, String language, String phrase, int from, int to) {}
