package org.bitebudget.ocr.topology;

import org.bitebudget.event.Product;

/** Products as events and as the domain knows them. */
final class Products {

    private Products() {}

    static Product event(org.bitebudget.ocr.domain.product.Product product) {
        return new Product(product.id(), product.name(), product.brand(), product.size(), product.barcode());
    }

    static org.bitebudget.ocr.domain.product.Product domain(Product product) {
        return new org.bitebudget.ocr.domain.product.Product(
                product.getProductId(), product.getName(), product.getBrand(), product.getSize(), product.getBarcode());
    }
}
