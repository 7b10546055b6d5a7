package org.bitebudget.ocr.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.event.BaseUnit;
import org.bitebudget.event.LineProduct;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.Product;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.money.Rate;
import org.bitebudget.platform.money.UnitPrice;
import org.bitebudget.platform.product.ProductSize;
import org.bitebudget.platform.product.SizeText;
import org.bitebudget.platform.text.Kebab;

/** The prices a reading tells; only where the lines add up, since a misread price would stay in the history. */
record PriceSightings(ReceiptReading reading) {

    private static final Rate ONE = new Rate(1, 0);

    /** One observation for each bought product of a known shop, day and currency. */
    List<PriceObservation> observations() {
        List<PriceObservation> observations = new ArrayList<>();
        if (!canBeTrusted()) {
            return observations;
        }
        Set<String> seen = new HashSet<>();
        for (ReadLine line : reading.getLines()) {
            String product = product(line);
            long price = unitPrice(line);
            if (price > 0 && !product.isEmpty() && seen.add(product)) {
                observations.add(observation(line, product, price));
            }
        }
        return observations;
    }

    private boolean canBeTrusted() {
        return reading.getMerchantId() != null
                && reading.getDate() != null
                && reading.getDuplicateOf() == null
                && reading.getReconciliationDelta() != null
                && reading.getReconciliationDelta().getMinor() == 0
                && !reading.getReviewReasons().contains(ReviewReasons.CURRENCY_ASSUMED)
                && !reading.getReviewReasons().contains(ReviewReasons.TOTAL_ALTERED);
    }

    /** The store's own number where its catalogue has the product, so that the price joins the feed's history. */
    private static String product(ReadLine line) {
        return line.getProduct() != null && line.getProduct().getSku() != null
                ? line.getProduct().getSku()
                : Kebab.of(line.getName());
    }

    private PriceObservation observation(ReadLine line, String product, long price) {
        LocalMoment when = ReadingMoment.of(reading);
        String store = reading.getMerchantId();
        LineProduct known = line.getProduct();
        // by receipt, so that what one household takes back is not what another one saw
        String source = PriceSource.RECEIPT.name() + ":" + reading.getReceiptId();
        String id = Ids.observation(store, product, when.getInstant(), source);
        Optional<ProductSize> size = size(line);
        Optional<UnitPrice> perUnit = size.flatMap(
                content -> content.unitPrice(new org.bitebudget.platform.money.Money(price, reading.getCurrency())));
        return PriceObservation.newBuilder()
                // a price says nothing about who paid it
                .setEnvelope(ReceiptFacts.envelope(
                        id,
                        reading.getEnvelope().getRevision(),
                        when.getInstant(),
                        reading.getEnvelope().getRecordedAt(),
                        null))
                .setObservationId(id)
                .setStore(store)
                .setProduct(product)
                .setName(
                        known != null && known.getSku() != null
                                ? known.getProduct().getName()
                                : line.getName())
                .setPrice(new Money(price, reading.getCurrency()))
                .setSize(size.map(content -> new org.bitebudget.event.ProductSize(
                                content.amountMicro(),
                                BaseUnit.valueOf(content.unit().name()),
                                content.count()))
                        .orElse(null))
                .setUnitPrice(perUnit.map(each -> new org.bitebudget.event.UnitPrice(
                                each.microMinor(),
                                each.currency(),
                                BaseUnit.valueOf(each.unit().name())))
                        .orElse(null))
                .setCategoryId(line.getCategoryId())
                .setCanonicalProductId(known == null ? null : known.getProduct().getProductId())
                .setSource(PriceSource.RECEIPT)
                .setWhen(when)
                .setTrust(line.getConfidence())
                .build();
    }

    /** What the price is of: one of the printed unit where it is sold by measure, else what product and print tell. */
    private Optional<ProductSize> size(ReadLine line) {
        if (line.getUnitPrice() != null && line.getUnit() != null) {
            Optional<ProductSize> measure = SizeText.parse("1 " + line.getUnit(), reading.getCurrency())
                    .filter(one -> one.unit() != org.bitebudget.platform.money.BaseUnit.PIECE);
            if (measure.isPresent()) {
                return measure;
            }
        }
        Optional<Product> known = Optional.ofNullable(line.getProduct()).map(LineProduct::getProduct);
        return SizeText.of(
                known.map(Product::getSize), known.map(Product::getName).orElse(line.getName()), reading.getCurrency());
    }

    private static long unitPrice(ReadLine line) {
        if (line.getUnitPrice() != null) {
            return line.getUnitPrice().getMinor();
        }
        boolean single = line.getQuantity() == null
                || (line.getQuantity().getMantissa() == ONE.mantissa()
                        && line.getQuantity().getScale() == ONE.scale());
        return single ? line.getTotal().getMinor() - minor(line.getDiscount()) - minor(line.getDeposit()) : 0;
    }

    private static long minor(Money amount) {
        return amount == null ? 0 : amount.getMinor();
    }
}
