package org.bitebudget.ocr.topology;

import org.bitebudget.event.ProductChoice;
import org.bitebudget.event.ProductLink;
import org.bitebudget.ocr.domain.product.Choice;
import org.bitebudget.ocr.domain.product.PrintMemory;

/** What households say about printed texts, as events and as the domain knows it. */
final class PrintMemories {

    private PrintMemories() {}

    static PrintMemory domain(ProductLink link) {
        return new PrintMemory(
                link.getChoices().stream().map(PrintMemories::domain).toList());
    }

    static Choice domain(ProductChoice choice) {
        return new Choice(
                choice.getHousehold(),
                choice.getProduct() == null ? null : Products.domain(choice.getProduct()),
                choice.getRejected(),
                choice.getCategoryId(),
                choice.getShop(),
                choice.getAt());
    }

    static ProductChoice event(Choice choice) {
        return ProductChoice.newBuilder()
                .setHousehold(choice.household())
                .setProduct(choice.product() == null ? null : Products.event(choice.product()))
                .setRejected(choice.rejected())
                .setCategoryId(choice.categoryId())
                .setShop(choice.shop())
                .setAt(choice.at())
                .build();
    }
}
