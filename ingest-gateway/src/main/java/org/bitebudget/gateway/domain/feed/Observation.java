package org.bitebudget.gateway.domain.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.money.UnitPrice;
import org.bitebudget.platform.product.Gtin;
import org.bitebudget.platform.product.ProductSize;
import org.bitebudget.platform.product.Promotion;

/**
 * A store's price of a product at a moment, checked.
 *
 * @param line line of the feed it came from
 * @param source who brought it
 * @param store name of the store, NFC
 * @param product the store's own product id, NFC
 * @param name name of the product
 * @param price above zero
 * @param listPrice price without promotion
 * @param sizeText size as the feed gave it
 * @param size size where the column, or lacking one the name, tells it
 * @param unitPrice price per kilogram, litre or piece where the size was understood
 * @param promotion promotion in the store's words
 * @param category category in the store's words
 * @param categoryId taxonomy id, where those words name one of our categories
 * @param barcode identity across stores, where the feed gives one
 * @param inStock whether the store has it now; true where the feed does not say
 * @param seen when
 */
public record Observation(
        long line,
        Source source,
        String store,
        String product,
        String name,
        Money price,
        Optional<Money> listPrice,
        Optional<String> sizeText,
        Optional<ProductSize> size,
        Optional<UnitPrice> unitPrice,
        Optional<Promotion> promotion,
        Optional<String> category,
        Optional<String> categoryId,
        Optional<Gtin> barcode,
        boolean inStock,
        ObservedAt seen)
        implements RowReading {

    private static final int HASH_BYTES = 16;

    /** Identity: store, product, moment and source. */
    public String id() {
        return Ids.observation(store, product, seen.instant(), source.name());
    }

    /**
     * 16 bytes that differ when what the store said differs. What is read from a text, such as the unit price or
     * the taxonomy's category, does not count, so a better reading of it later is no other content.
     */
    public byte[] contentHash() {
        MessageDigest digest = Ids.sha256();
        put(digest, name);
        put(digest, price.toString());
        put(digest, listPrice.map(Money::toString).orElse(""));
        put(digest, sizeText.orElse(""));
        put(digest, promotion.map(Promotion::text).orElse(""));
        put(digest, category.orElse(""));
        put(digest, seen.zone().getId());
        put(digest, Boolean.toString(seen.timeKnown()));
        barcode.map(Gtin::toGtin14).ifPresent(digits -> put(digest, digits));
        if (!inStock) {
            put(digest, "out of stock");
        }
        return Arrays.copyOf(digest.digest(), HASH_BYTES);
    }

    private static void put(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }
}
