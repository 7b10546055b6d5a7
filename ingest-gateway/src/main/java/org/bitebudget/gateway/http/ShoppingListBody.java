package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.ShoppingList;
import org.bitebudget.gateway.domain.command.ShoppingList.Item;

/** The body of a shopping list: {@code NewShoppingList} and {@code ShoppingListChange} of the API. */
final class ShoppingListBody {

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_UNIT = 20;
    private static final int LONGEST_ID = 256;

    private ShoppingListBody() {}

    /**
     * A list that is to follow a revision.
     *
     * @param seen the revision that the person saw
     * @param list what it is to be now
     */
    record Change(int seen, ShoppingList list) {}

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static ShoppingList read(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        ShoppingList list = list(fields);
        fields.done();
        return list;
    }

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static Change readChange(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<Integer> seen = fields.needed("revision", fields.integer("revision"));
        ShoppingList list = list(fields);
        fields.done();
        return new Change(seen.orElseThrow(), list);
    }

    private static ShoppingList list(JsonFields fields) {
        Optional<String> title = fields.text("title", LONGEST_TITLE);
        List<Item> items = fields.list("items", ShoppingListBody::item);
        return new ShoppingList(title, items);
    }

    private static Optional<Item> item(JsonFields fields) {
        Optional<String> itemId = fields.text("item_id", LONGEST_ID);
        Optional<String> text = fields.needed("text", fields.text("text", LONGEST_TEXT));
        Optional<BigDecimal> quantity = fields.decimal("quantity");
        Optional<String> unit = fields.text("unit", LONGEST_UNIT);
        Optional<String> category = fields.text("category_id", LONGEST_ID);
        Optional<String> product = fields.text("product_id", LONGEST_ID);
        boolean checked = fields.flag("checked").orElse(false);
        return text.map(words -> new Item(itemId, words, quantity, unit, category, product, checked));
    }
}
