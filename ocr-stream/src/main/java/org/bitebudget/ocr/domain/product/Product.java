package org.bitebudget.ocr.domain.product;

import java.util.Optional;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.product.Gtin;
import org.bitebudget.platform.text.Fold;

/**
 * A product, the same in every store.
 *
 * @param id {@code gtin:} and 14 digits where its barcode holds everywhere, else {@code prd_…} of brand, name and size,
 *     whatever their case and accents
 * @param name its name
 * @param brand null where unknown
 * @param size as people write it, null where unknown
 * @param barcode digits as given, null where unknown
 */
public record Product(String id, String name, String brand, String size, String barcode) {

    /**
     * The product of that description.
     *
     * @throws IllegalArgumentException if the barcode is none
     */
    public static Product of(String name, String brand, String size, String barcode) {
        Optional<Gtin> gtin = Optional.ofNullable(barcode)
                .map(digits -> Gtin.parse(digits).orElseThrow(() -> new IllegalArgumentException("no barcode")));
        String described = Ids.of("prd", folded(brand), folded(name), folded(size));
        String id = gtin.filter(number -> !number.isInStore())
                .map(Gtin::canonicalId)
                .orElse(described);
        return new Product(id, name, brand, size, barcode);
    }

    private static String folded(String text) {
        return text == null ? "" : Fold.text(text);
    }
}
