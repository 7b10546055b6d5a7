package org.bitebudget.ml.domain.recommend;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a household bought.
 *
 * @param receipts in any order
 * @param products what is on them, and maybe more that older ones held
 */
public record Household(List<Receipt> receipts, List<HouseholdProduct> products) {

    public Household {
        receipts = receipts.stream()
                .sorted(Comparator.comparingLong(Receipt::until).thenComparing(Receipt::id))
                .toList();
        products = List.copyOf(products);
    }

    /**
     * What was bought at once.
     *
     * @param id of the receipt
     * @param until latest moment of the purchase, microseconds UTC
     * @param products ids
     */
    public record Receipt(String id, long until, List<String> products) {

        public Receipt {
            products = List.copyOf(products);
        }
    }

    /** The receipts as a model knows them, oldest first, without products it never saw. */
    List<Basket> history(Assortment assortment) {
        return receipts.stream()
                .map(receipt -> Basket.of(receipt.products().stream()
                        .map(assortment::number)
                        .filter(OptionalInt::isPresent)
                        .mapToInt(OptionalInt::getAsInt)
                        .toArray()))
                .filter(basket -> basket.size() > 0)
                .toList();
    }

    /** Σ 0.9^age over the receipts that held each product, as {@link Habit} counts it, as a share of a product's that is on every receipt. */
    Map<String, Double> habits() {
        Map<String, Double> sums = new TreeMap<>();
        for (int i = 0; i < receipts.size(); i++) {
            double weight = Habit.slowWeight(receipts.size() - 1 - i);
            receipts.get(i).products().stream().distinct().forEach(id -> sums.merge(id, weight, Double::sum));
        }
        double most = HabitAndDemand.doubted(receipts.size());
        sums.replaceAll((id, sum) -> sum / most);
        return sums;
    }

    /** Mean number of different products on a receipt; 0 without receipts. */
    public double basketSize() {
        return receipts.stream()
                .mapToLong(receipt -> receipt.products().stream().distinct().count())
                .average()
                .orElse(0);
    }
}
