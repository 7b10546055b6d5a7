package org.bitebudget.stack.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Daily prices of 60 products in three invented stores over 120 days. The same seed and last day give the same rows.
 * On the last day some promotions start, so that price alerts have something to fire on.
 */
final class SamplePrices {

    static final int PRODUCTS = 60;
    static final int DAYS = 120;

    private static final List<String> STORES = List.of("la-huerta-de-lola", "nordkorb-markt", "greengate-foods");
    private static final LocalTime OBSERVED = LocalTime.of(4, 0);
    private static final int FRESH_PROMO_EVERY = 12;

    private final long seed;
    private final LocalDate lastDay;
    private final List<SampleProduct> products =
            SampleCatalogue.read().products().stream().limit(PRODUCTS).toList();

    SamplePrices(long seed, LocalDate lastDay) {
        this.seed = seed;
        this.lastDay = lastDay;
    }

    List<SampleShop> stores() {
        return STORES.stream().map(SampleShops::byId).toList();
    }

    LocalDate lastDay() {
        return lastDay;
    }

    /** All rows of a store, day by day, product by product. */
    List<PriceRow> of(SampleShop store) {
        List<List<PriceRow>> byProduct = IntStream.range(0, products.size())
                .mapToObj(index -> path(store, index))
                .toList();
        List<PriceRow> rows = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (List<PriceRow> ofProduct : byProduct) {
                rows.add(ofProduct.get(day));
            }
        }
        return rows;
    }

    /** What has just been reduced in a store: today's rows of products that were at full price the day before. */
    List<PriceRow> freshPromotions(SampleShop store) {
        List<PriceRow> rows = of(store);
        int today = rows.size() - products.size();
        int yesterday = today - products.size();
        return IntStream.range(0, products.size())
                .filter(i -> rows.get(today + i).promo() != null
                        && rows.get(yesterday + i).promo() == null)
                .mapToObj(i -> rows.get(today + i))
                .toList();
    }

    private List<PriceRow> path(SampleShop store, int index) {
        SampleProduct product = products.get(index);
        int storeNumber = STORES.indexOf(store.id());
        PricePath path = new PricePath(
                store.shelfPrice(product), new SplittableRandom(seed * 7_919 + storeNumber * 1_009L + index));
        List<PriceRow> rows = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            path.nextDay();
            boolean fresh = day == DAYS - 1 && index % FRESH_PROMO_EVERY == storeNumber * 2 + 1;
            if (fresh && !path.promoted()) {
                path.startPromo(25);
            }
            rows.add(row(store, product, path, lastDay.minusDays(DAYS - 1L - day)));
        }
        return rows;
    }

    private static PriceRow row(SampleShop store, SampleProduct product, PricePath path, LocalDate day) {
        boolean promoted = path.promoted();
        return new PriceRow(
                store.id(),
                store.id().substring(0, 2).toUpperCase(Locale.ROOT) + "-"
                        + product.sku().substring(1),
                product.name(Language.EN),
                product.size(),
                BigDecimal.valueOf(path.price(), 2),
                store.currency(),
                day.atTime(OBSERVED).toInstant(ZoneOffset.UTC),
                promoted ? "-" + path.promoPercent() + " %" : null,
                promoted ? BigDecimal.valueOf(path.listPrice(), 2) : null,
                product.category());
    }
}
