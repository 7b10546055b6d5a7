package org.bitebudget.serving.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a shopping list costs in each store: for each item the cheapest current price that fits, in whole packs. Takes prices
 * one by one and keeps the best of each store and item only.
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
            Instant observedAt) {}

    /**
     * An item at a store.
     *
     * @param item what is wanted
     * @param price what it would be bought as
     * @param packs how many
     * @param sizeKnown false where nobody knows how much a pack holds; then one is counted
     */
    public record Choice(Wanted item, Price price, long packs, boolean sizeKnown) {
        /** What the packs cost, in minor units. */
        public long costMinor() {
            return Math.multiplyExact(packs, price.priceMinor());
        }
    }

    /**
     * The list at one store.
     *
     * @param store the store
     * @param currency of all prices here
     * @param choices what is sold there, in the order of the list
     * @param notSold items without a price there
     */
    public record Basket(String store, String currency, List<Choice> choices, List<Wanted> notSold) {
        /** What the choices cost together, in minor units. */
        public long totalMinor() {
            return choices.stream().mapToLong(Choice::costMinor).reduce(0, Math::addExact);
        }
    }

    private record Place(String store, String currency) {}

    private static final Comparator<Choice> BEST = Comparator.comparing((Choice choice) -> !choice.sizeKnown())
            .thenComparingLong(Choice::costMinor)
            .thenComparing(choice -> choice.price().product());

    private static final Comparator<Basket> FULLEST_FIRST = Comparator.comparingInt(
                    (Basket basket) -> basket.notSold().size())
            .thenComparing(Basket::currency)
            .thenComparingLong(Basket::totalMinor)
            .thenComparing(Basket::store);

    private final List<Wanted> items;
    private final List<ItemFit> fits;
    private final Map<Place, Map<String, Choice>> best = new HashMap<>();

    /** @param items what to buy, in the order of the list */
    public ListPricing(List<Wanted> items) {
        this.items = List.copyOf(items);
        this.fits = items.stream()
                .map(item -> ItemFit.of(item.text(), item.categoryId()))
                .toList();
    }

    /** Takes a current price into account. */
    public void take(Price price) {
        ItemFit.Name name = ItemFit.Name.of(price.name());
        for (int i = 0; i < items.size(); i++) {
            Wanted item = items.get(i);
            boolean fitting = item.productId()
                    .map(id -> id.equals(price.product())
                            || price.canonicalProductId().filter(id::equals).isPresent())
                    .orElse(fits.get(i).fits(name, price.categoryId()));
            if (fitting) {
                best.computeIfAbsent(new Place(price.store(), price.currency()), place -> new HashMap<>())
                        .merge(
                                item.itemId(),
                                choice(item, price),
                                (one, other) -> BEST.compare(one, other) <= 0 ? one : other);
            }
        }
    }

    /** The stores that sell something of the list: those that sell most of it first, then the cheapest. */
    public List<Basket> baskets() {
        List<Basket> baskets = new ArrayList<>();
        best.forEach((place, choices) -> baskets.add(new Basket(
                place.store(),
                place.currency(),
                items.stream()
                        .map(item -> choices.get(item.itemId()))
                        .filter(choice -> choice != null)
                        .toList(),
                items.stream()
                        .filter(item -> !choices.containsKey(item.itemId()))
                        .toList())));
        baskets.sort(FULLEST_FIRST);
        return baskets;
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
