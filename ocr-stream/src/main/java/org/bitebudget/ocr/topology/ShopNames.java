package org.bitebudget.ocr.topology;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.bitebudget.event.ProductLink;
import org.bitebudget.event.ReadText;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ocr.domain.product.ShopMeaning;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.text.Kebab;

/** Gives receipts the shop's name that people have said, once: what is said later changes later receipts only. */
record ShopNames(ReadOnlyKeyValueStore<String, ValueAndTimestamp<ProductLink>> links) {

    /** What stands for a shop's own name where links have the folded text of a line, which is of letters and digits. */
    static final String OWN_NAME = "*";

    /** The machine's reading with the name that its household, or three others, have given the shop. */
    ReceiptReading of(ReceiptReading reading) {
        ValueAndTimestamp<ProductLink> link =
                reading.getMerchantId() == null ? null : links.get(Keys.join(reading.getMerchantId(), OWN_NAME));
        return link == null
                ? reading
                : ShopMeaning.of(reading.getHousehold(), PrintMemories.domain(link.value()))
                        .map(shop -> named(reading, shop))
                        .orElse(reading);
    }

    private static ReceiptReading named(ReceiptReading reading, ShopMeaning shop) {
        return ReceiptReading.newBuilder(reading)
                .setMerchant(new ReadText(
                        shop.name(),
                        (float) shop.confidence(),
                        reading.getMerchant().getBox()))
                .setMerchantId(Kebab.of(shop.name()))
                .build();
    }
}
