package org.bitebudget.serving.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

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
            return price.multiBuy()
                    .filter(offer -> offer.count() > 1)
                    .map(offer -> Math.addExact(
                            Math.multiplyExact(packs / offer.count(), offer.togetherMinor()),
                            Math.multiplyExact(packs % offer.count(), price.priceMinor())))
                    .map(together -> Math.min(oneByOne, together))
                    .orElse(oneByOne);
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

    /** Which of two choices of an item is bought: one of known size, then the cheaper one, then by product. */
    static final Comparator<Choice> BEST = Comparator.comparing((Choice choice) -> !choice.sizeKnown())
            .thenComparingLong(Choice::costMinor)
            .thenComparing(choice -> choice.price().product());

    private static final Comparator<Basket> FULLEST_FIRST = Comparator.comparingInt(Basket::missing)
            .thenComparing(Basket::currency)
            .thenComparingLong(Basket::totalMinor)
            .thenComparing(Basket::store);

    private final List<Wanted> items;
    private final Map<Place, Map<String, Choice>> best = new HashMap<>();
    private final Map<Place, Set<String>> outOfStock = new HashMap<>();

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
        items.forEach(item -> prices.forEachFitting(item, price -> pricing.take(item, price)));
        return pricing.baskets();
    }

    private void take(Wanted item, Price price) {
        Place place = new Place(price.store(), price.currency());
        Map<String, Choice> here = best.computeIfAbsent(place, unseen -> new HashMap<>());
        if (price.inStock()) {
            here.merge(item.itemId(), choice(item, price), (one, other) -> BEST.compare(one, other) <= 0 ? one : other);
        } else {
            outOfStock.computeIfAbsent(place, unseen -> new HashSet<>()).add(item.itemId());
        }
    }

    private List<Basket> baskets() {
        List<Basket> baskets = new ArrayList<>();
        best.forEach((place, choices) -> {
            if (!choices.isEmpty()) {
                baskets.add(basket(place, choices, outOfStock.getOrDefault(place, Set.of())));
            }
        });
        baskets.sort(FULLEST_FIRST);
        return baskets;
    }

    private Basket basket(Place place, Map<String, Choice> choices, Set<String> soldOut) {
        List<Wanted> missing = items.stream()
                .filter(item -> !choices.containsKey(item.itemId()))
                .toList();
        return new Basket(
                place.store(),
                place.currency(),
                items.stream()
                        .map(item -> choices.get(item.itemId()))
                        .filter(Objects::nonNull)
                        .toList(),
                missing.stream().filter(item -> soldOut.contains(item.itemId())).toList(),
                missing.stream()
                        .filter(item -> !soldOut.contains(item.itemId()))
                        .toList());
    }

    private static Choice choice(Wanted item, Price price) {
        Optional<Amount> amount = item.unit()
                .map(unit -> Amount.of(item.quantity(), unit))
                .orElseGet(() -> Optional.of(new Amount(item.quantity(), PIECES))
                        .filter(pieces -> price.unit().equals(PIECES)));
        if (amount.isEmpty()) {
            return new Choice(item, price, packs(item.quantity()), true);
        }
        boolean sizeKnown = price.unitPriceMicro().isPresent()
                && price.priceMinor() > 0
                && price.unit().equals(amount.get().baseUnit());
        if (!sizeKnown) {
            return new Choice(item, price, 1, false);
        }
        BigDecimal packPerUnit = BigDecimal.valueOf(price.unitPriceMicro().orElseThrow(), 6)
                .divide(BigDecimal.valueOf(price.priceMinor()), DECIMALS, RoundingMode.HALF_EVEN);
        return new Choice(item, price, packs(amount.get().quantity().multiply(packPerUnit)), true);
    }

    private static long packs(BigDecimal amount) {
        return Math.max(
                1, amount.subtract(SLACK).setScale(0, RoundingMode.CEILING).longValueExact());
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
