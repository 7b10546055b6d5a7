package org.bitebudget.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitebudget.platform.text.DataFile;

/**
 * Shopping lists and receipts of our own making, with who belongs to whom ({@code shopping.tsv}).
 *
 * @param name languages of list and receipt, and a number
 * @param items texts of the list
 * @param lines texts of the receipt
 * @param lineOfItem index of each item's line, -1 for none
 */
record ShoppingCases(String name, List<String> items, List<String> lines, List<Integer> lineOfItem) {

    private static final String NONE = "-";
    private static final int FIRST_WRITTEN_AFTER = 51;

    static List<ShoppingCases> load() {
        Map<String, ShoppingCases> cases = new LinkedHashMap<>();
        for (List<String> row : DataFile.rows(ShoppingCases.class, "shopping.tsv", 3)) {
            cases.computeIfAbsent(
                            row.get(0),
                            name -> new ShoppingCases(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()))
                    .add(row.get(1), row.get(2));
        }
        return List.copyOf(cases.values());
    }

    private void add(String item, String line) {
        if (!item.equals(NONE)) {
            items.add(item);
            lineOfItem.add(line.equals(NONE) ? -1 : lines.size());
        }
        if (!line.equals(NONE)) {
            lines.add(line);
        }
    }

    boolean isOneLanguage() {
        String[] parts = name.split("-");
        return parts[0].equals(parts[1]);
    }

    /** Whether the case was written when words and weights stood fast. */
    boolean isWrittenAfter() {
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)) >= FIRST_WRITTEN_AFTER;
    }
}
