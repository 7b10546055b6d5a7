package org.bitebudget.ocr.domain.product;

/**
 * The product a text most likely means.
 *
 * @param product the product
 * @param likeness from 0, nothing in common, to 1, the same words
 * @param lead how far the likeness of the next product lies below
 */
public record ProductMatch(CatalogueProduct product, double likeness, double lead) {}
