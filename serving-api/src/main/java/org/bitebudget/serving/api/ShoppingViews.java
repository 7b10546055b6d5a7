package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitebudget.event.BoughtItem;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.Sealed;
import org.bitebudget.event.ShoppingItem;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.event.ShoppingMatch;
import org.bitebudget.platform.seal.KeyDeletedException;
import org.bitebudget.platform.seal.SealedText;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.serving.domain.Wanted;

/** Shopping lists as the API shows them, with their titles opened. */
final class ShoppingViews {

    private final Sealer sealer;

    /** @param sealer opens titles */
    ShoppingViews(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * A list held against a receipt.
     *
     * @param match what was bought
     * @param reading the receipt
     */
    record Held(ShoppingMatch match, ReceiptReading reading) {
        LocalDate day() {
            return reading.getDate() == null ? LocalDate.MIN : reading.getDate().getValue();
        }
    }

    /** A list with all its items. */
    ObjectNode list(ShoppingList list) {
        ObjectNode json = EventJson.object().put("list_id", list.getListId());
        Optional.ofNullable(list.getTitle())
                .flatMap(title -> opened(title, list.getListId()))
                .ifPresent(title -> json.put("title", title));
        json.put("revision", list.getEnvelope().getRevision());
        json.put("created_at", list.getCreatedAt().toString());
        json.put("updated_at", list.getEnvelope().getRecordedAt().toString());
        json.set("items", EventJson.ofAll(list.getItems()));
        return json;
    }

    /** What each receipt bought of a list, did not buy, and bought besides. */
    static ObjectNode matches(ShoppingList list, List<Held> matches) {
        Map<String, ShoppingItem> items =
                list.getItems().stream().collect(Collectors.toMap(ShoppingItem::getItemId, Function.identity()));
        ObjectNode json = EventJson.object();
        json.set("items", EventJson.arrayOf(matches, held -> match(items, held)));
        return json;
    }

    private static ObjectNode match(Map<String, ShoppingItem> items, Held held) {
        Map<Integer, ReadLine> lines = held.reading().getLines().stream()
                .collect(Collectors.toMap(ReadLine::getLineNo, Function.identity(), (first, second) -> first));
        ShoppingMatch match = held.match();
        ObjectNode json = EventJson.object().put("receipt_id", match.getReceiptId());
        if (held.reading().getMerchant() != null) {
            json.put("merchant", held.reading().getMerchant().getValue());
        }
        if (held.reading().getDate() != null) {
            json.put("date", held.day().toString());
        }
        json.put("list_revision", match.getListRevision());
        json.put("reading_revision", match.getReadingRevision());
        ArrayNode bought = json.putArray("bought");
        for (BoughtItem item : match.getBought()) {
            ObjectNode shown = item(items, item.getItemId());
            shown.setAll(line(lines, item.getLineNo()));
            bought.add(shown.put("likeness", item.getLikeness()));
        }
        json.set("missing", EventJson.arrayOf(match.getMissing(), itemId -> item(items, itemId)));
        json.set("extra", EventJson.arrayOf(match.getExtra(), lineNo -> line(lines, lineNo)));
        return json;
    }

    /** An item by its id; the list may have lost it since. */
    private static ObjectNode item(Map<String, ShoppingItem> items, String itemId) {
        ObjectNode json = EventJson.object().put("item_id", itemId);
        Optional.ofNullable(items.get(itemId)).ifPresent(item -> json.put("text", item.getText()));
        return json;
    }

    /** A line by its number; the reading may have lost it since. */
    private static ObjectNode line(Map<Integer, ReadLine> lines, int lineNo) {
        ObjectNode json = EventJson.object().put("line_no", lineNo);
        Optional.ofNullable(lines.get(lineNo)).ifPresent(line -> {
            json.put("name", line.getName());
            json.set("total", EventJson.of(line.getTotal()));
        });
        return json;
    }

    /** Items that nobody has ticked off. */
    static List<Wanted> stillToBuy(ShoppingList list) {
        return list.getItems().stream()
                .filter(item -> !item.getChecked())
                .map(item -> new Wanted(
                        item.getItemId(),
                        item.getText(),
                        item.getQuantity() == null
                                ? BigDecimal.ONE
                                : BigDecimal.valueOf(
                                        item.getQuantity().getMantissa(),
                                        item.getQuantity().getScale()),
                        Optional.ofNullable(item.getUnit()),
                        Optional.ofNullable(item.getCategoryId()),
                        Optional.ofNullable(item.getProductId())))
                .toList();
    }

    /** A title whose key was deleted is gone. */
    private Optional<String> opened(Sealed title, String listId) {
        try {
            return Optional.of(SealedText.open(sealer, title, listId));
        } catch (KeyDeletedException e) {
            return Optional.empty();
        }
    }
}
