package org.bitebudget.ml.domain.recommend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The products a model was trained on: the number of each is its place. */
public final class Assortment {
    private final List<Product> products;
    private final Map<String, Integer> numbers = new HashMap<>();

    /** @throws IllegalArgumentException if an id appears twice */
    public Assortment(List<Product> products) {
        this.products = List.copyOf(products);
        for (int number = 0; number < products.size(); number++) {
            if (numbers.put(products.get(number).id(), number) != null) {
                throw new IllegalArgumentException(
                        "product " + products.get(number).id() + " appears twice");
            }
        }
    }

    /** The products by number. */
    public List<Product> products() {
        return products;
    }

    /** The number of a product; absent if the model never saw it. */
    public OptionalInt number(String id) {
        Integer number = numbers.get(id);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Names by number. */
    public List<String> names() {
        return products.stream().map(Product::name).toList();
    }
}
