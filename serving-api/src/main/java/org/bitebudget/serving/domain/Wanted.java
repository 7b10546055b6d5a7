package org.bitebudget.serving.domain;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Something to buy.
 *
 * @param itemId its id in the list
 * @param text what a person wrote
 * @param quantity how much; 1 where nothing was said
 * @param unit kg, g, l, ml or cl; anything else counts packs, nothing at all counts pieces where a pack's are known
 * @param categoryId taxonomy id
 * @param productId a certain product: canonical, or of a store
 */
public record Wanted(
        String itemId,
        String text,
        BigDecimal quantity,
        Optional<String> unit,
        Optional<String> categoryId,
        Optional<String> productId) {}
