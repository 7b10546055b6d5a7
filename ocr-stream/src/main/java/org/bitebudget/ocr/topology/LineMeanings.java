package org.bitebudget.ocr.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.bitebudget.event.LineProduct;
import org.bitebudget.event.ProductLink;
import org.bitebudget.event.ProductProvenance;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReviewLine;
import org.bitebudget.event.ReviewReason;
import org.bitebudget.ocr.domain.product.LineMeaning;
import org.bitebudget.ocr.domain.product.PrintMemory;
import org.bitebudget.ocr.domain.product.Provenance;
import org.bitebudget.ocr.domain.product.StoreCatalogue;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.text.Fold;

/** Gives the lines of a reading their products and categories, once: what others say later changes later receipts only. */
final class LineMeanings {

    private static final float SURE_PRINT = 0.5f;
    private static final float SURE_CATEGORY = 0.5f;

    private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<ProductLink>> links;
    private final Catalogues catalogues;

    LineMeanings(ReadOnlyKeyValueStore<String, ValueAndTimestamp<ProductLink>> links, Catalogues catalogues) {
        this.links = links;
        this.catalogues = catalogues;
    }

    /**
     * A reading with the meanings of its lines.
     *
     * @param unsure lines that a person should look at
     */
    record Understood(ReceiptReading reading, List<ReviewLine> unsure) {}

    /** What the lines of a machine's reading mean. */
    Understood of(ReceiptReading reading) {
        Optional<StoreCatalogue> catalogue = catalogue(reading);
        List<ReadLine> lines = new ArrayList<>();
        List<ReviewLine> unsure = new ArrayList<>();
        for (ReadLine line : reading.getLines()) {
            LineMeaning meaning = LineMeaning.of(
                    reading.getHousehold(), line.getName(), line.getCode(), memory(reading, line), catalogue);
            ReadLine understood = understood(line, meaning);
            lines.add(understood);
            review(understood, meaning.candidates()).ifPresent(unsure::add);
        }
        return new Understood(ReceiptReading.newBuilder(reading).setLines(lines).build(), unsure);
    }

    /** The reading in which products that a person has just named have the store's own numbers. */
    ReceiptReading numbered(ReceiptReading reading) {
        Optional<StoreCatalogue> catalogue = catalogue(reading);
        return ReceiptReading.newBuilder(reading)
                .setLines(reading.getLines().stream()
                        .map(line -> CorrectedLines.isProductSaid(line) ? numbered(line, catalogue) : line)
                        .toList())
                .build();
    }

    private static ReadLine numbered(ReadLine line, Optional<StoreCatalogue> catalogue) {
        LineMeaning.Known known =
                LineMeaning.known(Products.domain(line.getProduct().getProduct()), Provenance.HOUSEHOLD, catalogue);
        return ReadLine.newBuilder(line)
                .setProduct(LineProduct.newBuilder(line.getProduct())
                        .setSku(known.sku())
                        .build())
                .build();
    }

    private Optional<StoreCatalogue> catalogue(ReceiptReading reading) {
        return Optional.ofNullable(reading.getMerchantId()).flatMap(catalogues::of);
    }

    private PrintMemory memory(ReceiptReading reading, ReadLine line) {
        String printed = Fold.text(line.getName());
        if (reading.getMerchantId() == null || printed.isEmpty()) {
            return new PrintMemory(List.of());
        }
        ValueAndTimestamp<ProductLink> link = links.get(Keys.join(reading.getMerchantId(), printed));
        return link == null ? new PrintMemory(List.of()) : PrintMemories.domain(link.value());
    }

    private static ReadLine understood(ReadLine line, LineMeaning meaning) {
        ReadLine.Builder builder = ReadLine.newBuilder(line);
        meaning.product().ifPresent(known -> {
            builder.setProduct(product(known));
            if (known.provenance() != Provenance.CATALOGUE) {
                builder.setName(known.product().name());
            }
        });
        meaning.category()
                .filter(filed ->
                        filed.provenance() != Provenance.CATALOGUE || filed.confidence() > line.getCategoryConfidence())
                .ifPresent(filed ->
                        builder.setCategoryId(filed.categoryId()).setCategoryConfidence((float) filed.confidence()));
        return builder.build();
    }

    private static LineProduct product(LineMeaning.Known known) {
        return LineProduct.newBuilder()
                .setProduct(Products.event(known.product()))
                .setSku(known.sku())
                .setConfidence((float) known.confidence())
                .setProvenance(ProductProvenance.valueOf(known.provenance().name()))
                .build();
    }

    private static Optional<ReviewLine> review(ReadLine line, List<StoreCatalogue.Candidate> candidates) {
        ReviewReason reason = null;
        if (line.getConfidence() < SURE_PRINT) {
            reason = ReviewReason.PRINT_UNSURE;
        } else if (!candidates.isEmpty()) {
            reason = ReviewReason.PRODUCT_UNSURE;
        } else if (line.getCategoryConfidence() < SURE_CATEGORY) {
            reason = ReviewReason.CATEGORY_UNSURE;
        }
        return Optional.ofNullable(reason).map(why -> ReviewLine.newBuilder()
                .setLineNo(line.getLineNo())
                .setName(line.getName())
                .setReason(why)
                .setCandidates(candidates.stream().map(LineMeanings::candidate).toList())
                .build());
    }

    private static LineProduct candidate(StoreCatalogue.Candidate candidate) {
        return product(new LineMeaning.Known(
                candidate.entry().product(), candidate.entry().sku(), Provenance.CATALOGUE, candidate.likeness()));
    }
}
