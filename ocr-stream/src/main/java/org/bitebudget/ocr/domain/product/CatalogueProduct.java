package org.bitebudget.ocr.domain.product;

/**
 * A product that lines can mean.
 *
 * @param id its identity in the catalogue
 * @param name its name, written out
 */
public record CatalogueProduct(String id, String name) {}
