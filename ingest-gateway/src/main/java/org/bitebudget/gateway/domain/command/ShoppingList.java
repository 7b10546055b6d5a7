package org.bitebudget.gateway.domain.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * A shopping list as a member of the household wants it to be, all of it.
 *
 * @param title words of a person, to be sealed
 * @param items what to buy, in the order of the list
 */
public record ShoppingList(Optional<String> title, List<Item> items) {

    private static final int MOST_ITEMS = 200;
    private static final int MOST_DECIMALS = 3;
    private static final BigDecimal LARGEST_QUANTITY = BigDecimal.valueOf(10_000);
    private static final Pattern ITEM_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Something to buy.
     *
     * @param itemId names the item within its list, so that it stays the same item from one revision to the next; absent for
     *     a new item
     * @param text what to buy
     * @param quantity how much of it, in units or pieces
     * @param unit what the quantity is counted in
     * @param categoryId id of the taxonomy
     * @param productId a certain product
     * @param checked whether it was ticked off
     */
    public record Item(
            Optional<String> itemId,
            String text,
            Optional<BigDecimal> quantity,
            Optional<String> unit,
            Optional<String> categoryId,
            Optional<String> productId,
            boolean checked) {

        private void faults(String pointer, Taxonomy taxonomy, List<Fault> faults) {
            if (itemId.filter(id -> !ITEM_ID.matcher(id).matches()).isPresent()) {
                faults.add(Fault.invalid(pointer + "/item_id", "1 to 64 letters, digits, - and _"));
            }
            if (quantity.filter(amount -> amount.signum() <= 0
                            || amount.compareTo(LARGEST_QUANTITY) > 0
                            || amount.stripTrailingZeros().scale() > MOST_DECIMALS)
                    .isPresent()) {
                faults.add(Fault.invalid(
                        pointer + "/quantity",
                        "above 0 up to " + LARGEST_QUANTITY + ", with at most " + MOST_DECIMALS + " decimals"));
            }
            if (unit.isPresent() && quantity.isEmpty()) {
                faults.add(Fault.invalid(pointer + "/unit", "only with a quantity"));
            }
            if (categoryId.filter(id -> taxonomy.find(id).isEmpty()).isPresent()) {
                faults.add(
                        new Fault(Rule.UNKNOWN_CATEGORY, pointer + "/category_id", "not a category of the taxonomy"));
            }
        }
    }

    /** Keeps its own copy of the items. */
    public ShoppingList {
        items = List.copyOf(items);
    }

    /** Everything to mend, in the order of the members. */
    public List<Fault> faults(Taxonomy taxonomy) {
        List<Fault> faults = new ArrayList<>();
        if (items.size() > MOST_ITEMS) {
            faults.add(Fault.invalid("/items", "at most " + MOST_ITEMS + " items"));
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String pointer = "/items/" + i;
            Item item = items.get(i);
            item.faults(pointer, taxonomy, faults);
            if (item.itemId().filter(id -> !ids.add(id)).isPresent()) {
                faults.add(Fault.invalid(pointer + "/item_id", "the id stands twice in the list"));
            }
        }
        return faults;
    }
}
