package org.bitebudget.ocr.domain.shopping;

import java.util.List;

/**
 * What a receipt bought of a list.
 *
 * @param bought items with their lines, in the order of the list
 * @param missing ids of items without a line, in the order of the list
 * @param extra numbers of lines without an item, in the order of the receipt
 */
public record Purchase(List<Pair> bought, List<String> missing, List<Integer> extra) {

    /**
     * An item and the line it was bought with.
     *
     * @param itemId the item
     * @param lineNo the line
     * @param likeness 0.6 to 1
     */
    public record Pair(String itemId, int lineNo, double likeness) {}
}
