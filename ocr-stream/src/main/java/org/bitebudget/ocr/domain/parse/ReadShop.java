package org.bitebudget.ocr.domain.parse;

/**
 * Who sold. What was not found is null.
 *
 * @param name the most likely name, of the sign or of the company
 * @param legalName the company's name with its legal form
 * @param sign the name printed large, where it differs from the legal one
 * @param address rows of the address, separated by commas
 * @param phone as printed
 */
public record ReadShop(
        ReadField<String> name,
        ReadField<String> legalName,
        ReadField<String> sign,
        ReadField<String> address,
        ReadField<String> phone) {}
