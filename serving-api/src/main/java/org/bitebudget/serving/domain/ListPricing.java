package org.bitebudget.serving.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a shopping list costs in each store: for each item the cheapest current price that fits and is in stock, in whole packs. A
 * price that no longer holds is taken only where there is no other.
 */
public final class ListPricing {

    /** Unit prices are rounded; a hundredth of a pack more than whole packs is still whole packs. */
    private static final BigDecimal SLACK = new BigDecimal("0.01");

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int DECIMALS = 9;
    private static final String PIECES = "PIECE";

    private record Place(String store, String currency) {}

    /** What was found at a store so far, by the items' places in the list. */
    private static final class Shelf {
        private final Choice[] best;
        private final BitSet soldOut = new BitSet();

        private Shelf(int items) {
            best = new Choice[items];
        }

        private void take(int item, Choice choice) {
            Choice known = best[item];
            int order = known == null ? -1 : choice.comparedWith(known);
            if (order == 0) {
                order = choice.price().product().compareTo(known.price().product());
            }
            if (order < 0) {
                best[item] = choice;
            }
        }
    }

    private static final Comparator<Basket> FULLEST_FIRST = Comparator.comparingInt(Basket::missing)
            .thenComparing(Basket::currency)
            .thenComparingInt(Basket::stale)
            .thenComparingLong(Basket::totalMinor)
            .thenComparing(Basket::store);

    private final List<Wanted> items;
    private final PriceAge age;
    private final Map<Place, Shelf> shelves = new HashMap<>();

    private ListPricing(List<Wanted> items, PriceAge age) {
        this.items = items;
        this.age = age;
    }

    /**
     * The stores that sell something of a list: those that sell most of it first, then those with the fewest prices that no longer
     * hold, then the cheapest.
     *
     * @param items what to buy, in the order of the list
     * @param prices the current prices
     * @param age tells which of them hold
     */
    public static List<Basket> baskets(List<Wanted> items, PriceCatalogue prices, PriceAge age) {
        ListPricing pricing = new ListPricing(List.copyOf(items), age);
        for (int i = 0; i < items.size(); i++) {
            pricing.take(i, prices);
        }
        return pricing.baskets();
    }

    private void take(int number, PriceCatalogue prices) {
        Need need = Need.of(items.get(number));
        prices.forEachFitting(need.item(), price -> {
            Shelf shelf = shelves.computeIfAbsent(
                    new Place(price.store(), price.currency()), unseen -> new Shelf(items.size()));
            if (price.inStock()) {
                shelf.take(number, need.choice(price, age.holds(price.observedAt())));
            } else {
                shelf.soldOut.set(number);
            }
        });
    }

    private List<Basket> baskets() {
        List<Basket> baskets = new ArrayList<>();
        shelves.forEach((place, shelf) -> {
            Basket basket = basket(place, shelf);
            if (!basket.choices().isEmpty()) {
                baskets.add(basket);
            }
        });
        baskets.sort(FULLEST_FIRST);
        return baskets;
    }

    private Basket basket(Place place, Shelf shelf) {
        List<Choice> choices = new ArrayList<>();
        List<Wanted> outOfStock = new ArrayList<>();
        List<Wanted> notSold = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (shelf.best[i] != null) {
                choices.add(shelf.best[i]);
            } else {
                (shelf.soldOut.get(i) ? outOfStock : notSold).add(items.get(i));
            }
        }
        return new Basket(
                place.store(), place.currency(), List.copyOf(choices), List.copyOf(outOfStock), List.copyOf(notSold));
    }

    private static long packs(BigDecimal amount) {
        return Math.max(
                1, amount.subtract(SLACK).setScale(0, RoundingMode.CEILING).longValueExact());
    }

    /**
     * How much of an item is wanted, worked out once for all prices.
     *
     * @param amount by weight, volume or pieces, where it is wanted so
     * @param packs where it is not, or no pack's pieces are known
     */
    private record Need(Wanted item, Optional<Amount> amount, long packs) {

        static Need of(Wanted item) {
            Optional<Amount> amount = item.unit()
                    .map(unit -> Amount.of(item.quantity(), unit))
                    .orElseGet(() -> Optional.of(new Amount(item.quantity(), PIECES)));
            return new Need(item, amount, ListPricing.packs(item.quantity()));
        }

        Choice choice(Price price, boolean holds) {
            if (amount.isEmpty() || (item.unit().isEmpty() && !price.unit().equals(PIECES))) {
                return new Choice(item, price, packs, true, holds);
            }
            boolean sizeKnown = price.unitPriceMicro().isPresent()
                    && price.priceMinor() > 0
                    && price.unit().equals(amount.get().baseUnit());
            if (!sizeKnown) {
                return new Choice(item, price, 1, false, holds);
            }
            BigDecimal packPerUnit = BigDecimal.valueOf(price.unitPriceMicro().orElseThrow(), 6)
                    .divide(BigDecimal.valueOf(price.priceMinor()), DECIMALS, RoundingMode.HALF_EVEN);
            return new Choice(
                    item, price, ListPricing.packs(amount.get().quantity().multiply(packPerUnit)), true, holds);
        }
    }

    /** A quantity in kg, l or pieces. */
    private record Amount(BigDecimal quantity, String baseUnit) {
        static Optional<Amount> of(BigDecimal quantity, String unit) {
            return switch (unit.toLowerCase(Locale.ROOT)) {
                case "kg" -> Optional.of(new Amount(quantity, "KG"));
                case "g" -> Optional.of(new Amount(quantity.divide(THOUSAND), "KG"));
                case "l" -> Optional.of(new Amount(quantity, "L"));
                case "cl" -> Optional.of(new Amount(quantity.divide(BigDecimal.valueOf(100)), "L"));
                case "ml" -> Optional.of(new Amount(quantity.divide(THOUSAND), "L"));
                default -> Optional.empty();
            };
        }
    }
}
