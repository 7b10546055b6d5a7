package org.bitebudget.ocr.topology;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.bitebudget.event.BoughtItem;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.event.ShoppingMatch;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.product.TextEmbedding;
import org.bitebudget.ocr.domain.shopping.BoughtLine;
import org.bitebudget.ocr.domain.shopping.Groceries;
import org.bitebudget.ocr.domain.shopping.ListMatcher;
import org.bitebudget.ocr.domain.shopping.Purchase;
import org.bitebudget.ocr.domain.shopping.WantedItem;
import org.bitebudget.ocr.embedding.RememberedEmbedding;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.state.ShoppingReceipt;

/** Lists held against receipts, as events. Belongs to one thread. */
final class ShoppingMatches {

    private static final int REMEMBERED_TEXTS = 2000;

    private final Supplier<TextEmbedding> model;
    private ListMatcher matcher;

    /** @param model what texts mean; asked for at the first match */
    ShoppingMatches(Supplier<TextEmbedding> model) {
        this.model = model;
    }

    /**
     * What a receipt bought of a list. Its revision grows with those of both, since neither ever goes back.
     *
     * @param at when the later of them was recorded
     */
    ShoppingMatch match(ShoppingList list, ShoppingReceipt receipt, Instant at) {
        Purchase purchase = matcher()
                .match(
                        list.getItems().stream()
                                .map(item -> new WantedItem(
                                        item.getItemId(), item.getText(), Optional.ofNullable(item.getCategoryId())))
                                .toList(),
                        receipt.getLines().stream()
                                .map(line -> new BoughtLine(line.getLineNo(), line.getName(), line.getCategoryId()))
                                .toList());
        long listRevision = list.getEnvelope().getRevision();
        String subject = Ids.of("mat", list.getHousehold(), list.getListId(), receipt.getReceiptId());
        return ShoppingMatch.newBuilder()
                .setEnvelope(ReceiptFacts.envelope(
                        subject, listRevision + receipt.getReadingRevision() - 1, at, at, list.getHousehold()))
                .setHousehold(list.getHousehold())
                .setListId(list.getListId())
                .setReceiptId(receipt.getReceiptId())
                .setListRevision(listRevision)
                .setReadingRevision(receipt.getReadingRevision())
                .setBought(purchase.bought().stream()
                        .map(pair -> new BoughtItem(pair.itemId(), pair.lineNo(), (float) pair.likeness()))
                        .toList())
                .setMissing(purchase.missing())
                .setExtra(purchase.extra())
                .build();
    }

    private ListMatcher matcher() {
        if (matcher == null) {
            matcher = new ListMatcher(
                    Groceries.load(),
                    new RememberedEmbedding(model.get(), REMEMBERED_TEXTS),
                    LineCategoriser.shipped());
        }
        return matcher;
    }
}
