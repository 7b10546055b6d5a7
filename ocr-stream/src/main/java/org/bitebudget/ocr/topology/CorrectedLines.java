package org.bitebudget.ocr.topology;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitebudget.event.LineProduct;
import org.bitebudget.event.Money;
import org.bitebudget.event.ProductProvenance;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ReadLine;
import org.bitebudget.ocr.domain.category.CategoryMatch;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.correct.Correction;
import org.bitebudget.ocr.domain.correct.LineFields;
import org.bitebudget.ocr.domain.correct.ReceiptFields;
import org.bitebudget.ocr.domain.product.Product;

/** The lines of a reading as fields that a person can mend, and as events with what a person said in them. */
record CorrectedLines(List<ReadLine> before, LineCategoriser categoriser) {

    /** The lines' fields by line number. */
    static SortedMap<Integer, LineFields> fields(List<ReadLine> lines) {
        SortedMap<Integer, LineFields> fields = new TreeMap<>();
        lines.forEach(line -> fields.put(line.getLineNo(), fields(line)));
        return fields;
    }

    /** Whether a person named the line's product on this receipt. */
    static boolean isProductSaid(ReadLine line) {
        return line.getProduct() != null && line.getProduct().getConfidence() >= CorrectedReading.SAID;
    }

    /** Whether a person chose the line's category on this receipt. */
    static boolean isCategorySaid(ReadLine line) {
        return line.getCategoryConfidence() >= CorrectedReading.SAID;
    }

    /** The lines as they hold after some corrections. */
    List<ReadLine> with(ReceiptFields after, List<Correction> corrections) {
        var old = before.stream().collect(Collectors.toMap(ReadLine::getLineNo, Function.identity()));
        return after.lines().entrySet().stream()
                .map(line -> line(
                        line.getKey(),
                        line.getValue(),
                        old.get(line.getKey()),
                        said(line.getKey(), corrections),
                        after.currency()))
                .toList();
    }

    /** Kinds of what was said about a line. */
    private static Set<Class<?>> said(int lineNo, List<Correction> corrections) {
        Set<Class<?>> said = new HashSet<>();
        for (Correction correction : corrections) {
            if (correction instanceof Correction.OfLine line && line.lineNo() == lineNo) {
                said.add(line.getClass());
            }
        }
        return said;
    }

    private ReadLine line(int lineNo, LineFields line, ReadLine old, Set<Class<?>> said, String currency) {
        ReadLine.Builder builder = old == null ? ReadLine.newBuilder() : ReadLine.newBuilder(old);
        boolean categorySaid =
                said.contains(Correction.LineCategory.class) || (old == null && line.categoryId() != null);
        boolean nameIsNew = old == null || said.contains(Correction.LineName.class);
        if (categorySaid) {
            builder.setCategoryId(line.categoryId()).setCategoryConfidence(CorrectedReading.SAID);
        } else if (nameIsNew && (old == null || !isCategorySaid(old))) {
            CategoryMatch category = categoriser.categorise(line.name());
            builder.setCategoryId(category.categoryId()).setCategoryConfidence((float) category.confidence());
        }
        if (said.contains(Correction.LineProduct.class)) {
            builder.setProduct(line.product() == null ? null : said(line.product()));
        } else if (old != null && said.contains(Correction.LineName.class) && !isProductSaid(old)) {
            builder.setProduct(said(Product.of(line.name(), null, null, null)));
        }
        org.bitebudget.platform.money.Rate quantity = org.bitebudget.platform.money.Rate.of(line.quantity());
        return builder.setLineNo(lineNo)
                .setName(line.name())
                .setQuantity(new Rate(quantity.mantissa(), quantity.scale()))
                .setUnit(line.unit())
                .setUnitPrice(line.unitPrice() == null ? null : new Money(line.unitPrice(), currency))
                .setTotal(new Money(line.total(), currency))
                .setDiscount(line.discount() == 0 ? null : new Money(line.discount(), currency))
                .setDeposit(line.deposit() == 0 ? null : new Money(line.deposit(), currency))
                .setConfidence(old == null || !said.isEmpty() ? CorrectedReading.SAID : old.getConfidence())
                .build();
    }

    private static LineProduct said(Product product) {
        return LineProduct.newBuilder()
                .setProduct(Products.event(product))
                .setConfidence(CorrectedReading.SAID)
                .setProvenance(ProductProvenance.HOUSEHOLD)
                .build();
    }

    private static LineFields fields(ReadLine line) {
        Rate quantity = line.getQuantity();
        return new LineFields(
                line.getName(),
                quantity == null ? BigDecimal.ONE : BigDecimal.valueOf(quantity.getMantissa(), quantity.getScale()),
                line.getUnit(),
                line.getUnitPrice() == null ? null : line.getUnitPrice().getMinor(),
                line.getTotal().getMinor(),
                line.getDiscount() == null ? 0 : line.getDiscount().getMinor(),
                line.getDeposit() == null ? 0 : line.getDeposit().getMinor(),
                line.getCategoryId(),
                line.getProduct() == null
                        ? null
                        : Products.domain(line.getProduct().getProduct()));
    }
}
