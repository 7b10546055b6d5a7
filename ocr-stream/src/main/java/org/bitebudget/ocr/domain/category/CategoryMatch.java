package org.bitebudget.ocr.domain.category;

/**
 * The category of a bought line.
 *
 * @param categoryId id in the taxonomy
 * @param confidence 0 to 1; 0 where nothing was recognised
 */
public record CategoryMatch(String categoryId, double confidence) {}
