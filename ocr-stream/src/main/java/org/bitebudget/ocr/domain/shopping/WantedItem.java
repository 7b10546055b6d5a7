package org.bitebudget.ocr.domain.shopping;

import java.util.Optional;

/**
 * An item of a shopping list.
 *
 * @param itemId its id in the list
 * @param text what a person wrote
 * @param categoryId taxonomy id, where the person gave one
 */
public record WantedItem(String itemId, String text, Optional<String> categoryId) {}
