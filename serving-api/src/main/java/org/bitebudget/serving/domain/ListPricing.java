package org.bitebudget.serving.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a shopping list costs in each store: for each item the cheapest current price that fits and is in stock, in whole packs.
 */
public final class ListPricing {

    /** Unit prices are rounded; a hundredth of a pack more than whole packs is still whole packs. */
    private static final BigDecimal SLACK = new BigDecimal("0.01");

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int DECIMALS = 9;
    private static final String PIECES = "PIECE";

    /**
     * Something to buy.
     *
     * @param itemId its id in the list
     * @param text what a person wrote
     * @param quantity how much; 1 where nothing was said
     * @param unit kg, g, l, ml or cl; anything else counts packs, nothing at all counts pieces where a pack's are known
     * @param categoryId taxonomy id
     * @param productId a certain product: canonical, or of a store
     */
    public record Wanted(
            String itemId,
            String text,
            BigDecimal quantity,
            Optional<String> unit,
            Optional<String> categoryId,
            Optional<String> productId) {}

    /**
     * A current price.
     *
     * @param store the store
     * @param product the store's product
     * @param name the product's name
     * @param currency of the price
     * @param priceMinor price of a pack in minor units
     * @param unit KG, L or PIECE that the unit price refers to; empty without one
     * @param unitPriceMicro unit price in millionths of a minor unit, where known
     * @param categoryId taxonomy id
     * @param canonicalProductId identity across stores
     * @param observedAt when it was last seen
     * @param promo the promotion's text, where there is one
     * @param multiBuy what several packs cost together, where that is on offer
     * @param inStock false where the store says that it has none now
     */
    public record Price(
            String store,
            String product,
            String name,
            String currency,
            long priceMinor,
            String unit,
            OptionalLong unitPriceMicro,
            Optional<String> categoryId,
            Optional<String> canonicalProductId,
            Instant observedAt,
            Optional<String> promo,
            Optional<MultiBuy> multiBuy,
            boolean inStock) {}

    /**
     * Several packs for one price.
     *
     * @param count how many together
     * @param togetherMinor what they cost together, in minor units
     */
    public record MultiBuy(int count, long togetherMinor) {}

    /**
     * An item at a store.
     *
     * @param item what is wanted
     * @param price what it would be bought as
     * @param packs how many
     * @param sizeKnown false where nobody knows how much a pack holds; then one is counted
     */
    public record Choice(Wanted item, Price price, long packs, boolean sizeKnown) {
        /** What the packs cost, in minor units, with as many multi-buys as are full and save something. */
        public long costMinor() {
            long oneByOne = Math.multiplyExact(packs, price.priceMinor());
            if (price.multiBuy().isEmpty() || price.multiBuy().get().count() <= 1) {
                return oneByOne;
            }
            MultiBuy offer = price.multiBuy().get();
            long together = Math.addExact(
                    Math.multiplyExact(packs / offer.count(), offer.togetherMinor()),
                    Math.multiplyExact(packs % offer.count(), price.priceMinor()));
            return Math.min(oneByOne, together);
        }

        /** Which of two choices of an item is bought: below 0 is this one. One of known size, then the cheaper one. */
        int comparedWith(Choice other) {
            return sizeKnown != other.sizeKnown
                    ? Boolean.compare(other.sizeKnown, sizeKnown)
                    : Long.compare(costMinor(), other.costMinor());
        }
    }

    /**
     * The list at one store.
     *
     * @param store the store
     * @param currency of all prices here
     * @param choices what is sold there, in the order of the list
     * @param outOfStock items that are sold there, but not now
     * @param notSold items without a price there
     */
    public record Basket(
            String store, String currency, List<Choice> choices, List<Wanted> outOfStock, List<Wanted> notSold) {

        /** How many items cannot be bought there now. */
        public int missing() {
            return outOfStock.size() + notSold.size();
        }

        /** What the choices cost together, in minor units. */
        public long totalMinor() {
            return choices.stream().mapToLong(Choice::costMinor).reduce(0, Math::addExact);
        }
    }

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
            .thenComparingLong(Basket::totalMinor)
            .thenComparing(Basket::store);

    private final List<Wanted> items;
    private final Map<Place, Shelf> shelves = new HashMap<>();

    private ListPricing(List<Wanted> items) {
        this.items = items;
    }

    /**
     * The stores that sell something of a list: those that sell most of it first, then the cheapest.
     *
     * @param items what to buy, in the order of the list
     * @param prices the current prices
     */
    public static List<Basket> baskets(List<Wanted> items, PriceCatalogue prices) {
        ListPricing pricing = new ListPricing(List.copyOf(items));
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
                shelf.take(number, need.choice(price));
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

        Choice choice(Price price) {
            if (amount.isEmpty() || (item.unit().isEmpty() && !price.unit().equals(PIECES))) {
                return new Choice(item, price, packs, true);
            }
            boolean sizeKnown = price.unitPriceMicro().isPresent()
                    && price.priceMinor() > 0
                    && price.unit().equals(amount.get().baseUnit());
            if (!sizeKnown) {
                return new Choice(item, price, 1, false);
            }
            BigDecimal packPerUnit = BigDecimal.valueOf(price.unitPriceMicro().orElseThrow(), 6)
                    .divide(BigDecimal.valueOf(price.priceMinor()), DECIMALS, RoundingMode.HALF_EVEN);
            return new Choice(
                    item, price, ListPricing.packs(amount.get().quantity().multiply(packPerUnit)), true);
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
