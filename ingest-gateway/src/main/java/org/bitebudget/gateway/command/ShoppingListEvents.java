package org.bitebudget.gateway.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ShoppingItem;
import org.bitebudget.gateway.domain.command.ShoppingList;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.seal.SealedText;
import org.bitebudget.platform.seal.Sealer;

/** Shopping lists as events, their titles sealed. */
final class ShoppingListEvents {

    private final CommandEvents events;
    private final Sealer sealer;

    ShoppingListEvents(CommandEvents events, Sealer sealer) {
        this.events = events;
        this.sealer = sealer;
    }

    org.bitebudget.event.ShoppingList created(String household, String listId, ShoppingList list) {
        return event(household, listId, 1, list).setCreatedAt(events.now()).build();
    }

    org.bitebudget.event.ShoppingList changed(
            org.bitebudget.event.ShoppingList event, long revision, ShoppingList list) {
        return event(event.getHousehold(), event.getListId(), revision, list)
                .setCreatedAt(event.getCreatedAt())
                .build();
    }

    /** A deletion keeps neither title nor items. */
    org.bitebudget.event.ShoppingList deletion(org.bitebudget.event.ShoppingList event, long revision) {
        return org.bitebudget.event.ShoppingList.newBuilder(event)
                .setEnvelope(events.envelope(event.getHousehold(), event.getListId(), revision, events.now()))
                .setTitle(null)
                .setItems(List.of())
                .setDeleted(true)
                .build();
    }

    /** Whether the event is what that list becomes as the event's revision. */
    boolean says(org.bitebudget.event.ShoppingList event, ShoppingList list) {
        return event.getItems()
                        .equals(items(event.getListId(), event.getEnvelope().getRevision(), list))
                && title(event).equals(list.title());
    }

    private org.bitebudget.event.ShoppingList.Builder event(
            String household, String listId, long revision, ShoppingList list) {
        return org.bitebudget.event.ShoppingList.newBuilder()
                .setEnvelope(events.envelope(household, listId, revision, events.now()))
                .setHousehold(household)
                .setListId(listId)
                .setTitle(list.title()
                        .map(title -> events.sealed(household, title, listId))
                        .orElse(null))
                .setItems(items(listId, revision, list));
    }

    private static List<ShoppingItem> items(String listId, long revision, ShoppingList list) {
        return IntStream.range(0, list.items().size())
                .mapToObj(i -> item(
                        list.items().get(i), () -> Ids.of("itm", listId, Long.toString(revision), Integer.toString(i))))
                .toList();
    }

    private static ShoppingItem item(ShoppingList.Item item, Supplier<String> freshId) {
        return ShoppingItem.newBuilder()
                .setItemId(item.itemId().orElseGet(freshId))
                .setText(item.text())
                .setQuantity(item.quantity()
                        .map(org.bitebudget.platform.money.Rate::of)
                        .map(rate -> new Rate(rate.mantissa(), rate.scale()))
                        .orElse(null))
                .setUnit(item.unit().orElse(null))
                .setCategoryId(item.categoryId().orElse(null))
                .setProductId(item.productId().orElse(null))
                .setChecked(item.checked())
                .build();
    }

    private Optional<String> title(org.bitebudget.event.ShoppingList event) {
        return Optional.ofNullable(event.getTitle()).map(title -> SealedText.open(sealer, title, event.getListId()));
    }
}
