package org.bitebudget.serving.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.HouseholdSegment;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.ProductLink;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptReview;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.event.ShoppingMatch;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.bitebudget.serving.store.Materialiser.EventDecoder;

/** Typed questions to the store. Receipts are only answered to their own household. */
public final class StateReader {

    private final StateStore store;
    private final EventDecoder decoder;

    public StateReader(StateStore store, EventDecoder decoder) {
        this.store = store;
        this.decoder = decoder;
    }

    /**
     * A stored event under its key.
     *
     * @param key its whole key, by which a list goes on behind it
     * @param event the event
     */
    public record Entry<V>(String key, V event) {}

    public Optional<ReceiptImage> upload(String household, String receiptId) {
        return find(Topics.RECEIPT_IMAGES, Family.UPLOADS, Keys.join(receiptId))
                .filter(upload -> upload.getHousehold().equals(household));
    }

    public Optional<ReceiptJob> job(String household, String receiptId) {
        return find(Topics.RECEIPT_JOBS, Family.JOBS, Keys.join(receiptId))
                .filter(job -> job.getHousehold().equals(household));
    }

    public Optional<ReceiptReading> reading(String household, String receiptId) {
        return find(Topics.RECEIPT_READINGS, Family.READINGS, Keys.join(receiptId))
                .filter(reading -> reading.getHousehold().equals(household));
    }

    public Optional<ReceiptReview> review(String household, String receiptId) {
        return find(Topics.RECEIPT_REVIEWS, Family.REVIEWS, Keys.join(household, receiptId));
    }

    /** Uploads of a household, newest first, behind a key of an earlier answer. */
    public List<Entry<ReceiptImage>> uploads(String household, String after, int limit) {
        List<Entry<ReceiptImage>> uploads = new ArrayList<>();
        store.scan(Family.UPLOADS_OF_HOUSEHOLD, Keys.join(household) + "|", after, (place, nothing) -> {
            String receiptKey = place.substring(place.lastIndexOf(Keys.SEPARATOR) + 1);
            find(Topics.RECEIPT_IMAGES, Family.UPLOADS, receiptKey)
                    .ifPresent(upload -> uploads.add(new Entry<>(place, upload)));
            return uploads.size() < limit;
        });
        return uploads;
    }

    public List<LedgerEntry> ledger(String household) {
        return events(list(
                Topics.LEDGER_ENTRIES, Family.LEDGER, Keys.join(household) + "|", "", Integer.MAX_VALUE, e -> true));
    }

    public Optional<BudgetMonth> month(String household, String month) {
        return find(Topics.BUDGET_MONTHS, Family.MONTHS, Keys.join(household, month));
    }

    public List<Redistribution> redistributions(String household) {
        return events(list(
                Topics.BUDGET_REDISTRIBUTIONS,
                Family.REDISTRIBUTIONS,
                Keys.join(household) + "|",
                "",
                Integer.MAX_VALUE,
                e -> true));
    }

    public Optional<HouseholdOutlook> outlook(String household) {
        return find(Topics.HOUSEHOLD_OUTLOOKS, Family.OUTLOOKS, Keys.join(household));
    }

    public Optional<HouseholdSegment> segment(String household) {
        return find(Topics.HOUSEHOLD_SEGMENTS, Family.SEGMENTS, Keys.join(household));
    }

    /** The places with most points, ties by name. */
    public List<LeaderboardEntry> leaderboard(int limit) {
        return events(list(Topics.LEADERBOARD_ENTRIES, Family.LEADERBOARD, "", "", Integer.MAX_VALUE, place -> true))
                .stream()
                .sorted(Comparator.comparingInt(LeaderboardEntry::getPoints)
                        .reversed()
                        .thenComparing(LeaderboardEntry::getPseudonym)
                        .thenComparing(LeaderboardEntry::getEntryId))
                .limit(limit)
                .toList();
    }

    public Optional<CurrentPrice> price(String shop, String product) {
        return price(Keys.join(shop, product));
    }

    /** A current price by its whole key. */
    public Optional<CurrentPrice> price(String key) {
        return find(Topics.PRICE_CURRENT, Family.PRICES, key).filter(price -> !price.getWithdrawn());
    }

    /** Prices of a product that rest in quarantine, mostly none. */
    public List<QuarantinedPrice> quarantined(String shop, String product) {
        return events(list(
                Topics.PRICE_QUARANTINE,
                Family.QUARANTINE,
                Keys.join(shop, product) + Keys.SEPARATOR,
                "",
                Integer.MAX_VALUE,
                price -> true));
    }

    /** What a store's product is across stores, where that is known. */
    public Optional<ProductIdentity> identity(String store, String product) {
        return find(Topics.PRODUCT_IDENTITIES, Family.IDENTITIES, Keys.join(store, product));
    }

    /** Current prices of a product across stores. */
    public List<CurrentPrice> pricesOf(String canonicalProductId, int limit) {
        return indexed(
                Topics.PRICE_CURRENT,
                Family.PRICES,
                Family.PRICES_OF_PRODUCT,
                canonicalProductId,
                limit,
                price -> !price.getWithdrawn() && canonicalProductId.equals(price.getCanonicalProductId()));
    }

    /** What households have said that is this product. Links name households; none but the own one is for showing. */
    public List<ProductLink> linksTo(String canonicalProductId, int limit) {
        return indexed(
                Topics.PRODUCT_LINKS, Family.LINKS, Family.LINKS_OF_PRODUCT, canonicalProductId, limit, link -> true);
    }

    /** Current prices whose keys start with a prefix, in key order, behind a key of an earlier answer. */
    public List<Entry<CurrentPrice>> prices(String prefix, String after, int limit) {
        return list(Topics.PRICE_CURRENT, Family.PRICES, prefix, after, limit, price -> !price.getWithdrawn());
    }

    /** Passes on all current prices, in key order; those that were withdrawn are none. */
    public void forEachPrice(Consumer<Entry<CurrentPrice>> action) {
        store.scan(Family.PRICES, "", "", (key, wire) -> {
            CurrentPrice price = decoder.decode(Topics.PRICE_CURRENT, wire);
            if (!price.getWithdrawn()) {
                action.accept(new Entry<>(key, price));
            }
            return true;
        });
    }

    public Optional<ForecastSeries> forecast(String seriesId) {
        return find(Topics.FORECAST_SERIES, Family.FORECASTS, seriesId);
    }

    /**
     * Forecasts of a household's series of one kind in key order, behind a key of an earlier answer.
     *
     * @param kind {@code spending} or {@code demand}
     */
    public List<Entry<ForecastSeries>> forecasts(
            String kind, String household, String after, int limit, Predicate<ForecastSeries> wanted) {
        String prefix = Keys.join(kind, household) + Keys.SEPARATOR;
        return list(Topics.FORECAST_SERIES, Family.FORECASTS, prefix, after, limit, wanted);
    }

    /** The household's alert rules, without those taken away. */
    public List<PriceAlertRule> alertRules(String household) {
        return events(list(
                Topics.PRICE_ALERT_RULES,
                Family.RULES,
                Keys.join(household) + "|",
                "",
                Integer.MAX_VALUE,
                rule -> !rule.getDeleted()));
    }

    public List<Entry<PriceAlert>> priceAlerts(String household, String after, int limit) {
        return list(Topics.PRICE_ALERTS, Family.PRICE_ALERTS, Keys.join(household) + "|", after, limit, alert -> true);
    }

    public List<Entry<BudgetAlert>> budgetAlerts(String household, String after, int limit) {
        return list(
                Topics.BUDGET_ALERTS, Family.BUDGET_ALERTS, Keys.join(household) + "|", after, limit, alert -> true);
    }

    /** The household's shopping lists, without those taken away. */
    public List<ShoppingList> shoppingLists(String household) {
        return events(list(
                Topics.SHOPPING_LISTS,
                Family.SHOPPING_LISTS,
                Keys.join(household) + "|",
                "",
                Integer.MAX_VALUE,
                list -> !list.getDeleted()));
    }

    /** A shopping list, unless it was taken away. */
    public Optional<ShoppingList> shoppingList(String household, String listId) {
        return find(Topics.SHOPPING_LISTS, Family.SHOPPING_LISTS, Keys.join(household, listId))
                .filter(list -> !list.getDeleted());
    }

    /** What receipts bought of a shopping list. */
    public List<ShoppingMatch> shoppingMatches(String household, String listId) {
        return events(list(
                Topics.SHOPPING_MATCHES,
                Family.SHOPPING_MATCHES,
                Keys.join(household, listId) + "|",
                "",
                Integer.MAX_VALUE,
                match -> true));
    }

    /** What is recommended to a household. */
    public Optional<RecommendationList> recommendations(String household) {
        return find(Topics.RECOMMENDATION_LISTS, Family.RECOMMENDATIONS, Keys.join(household));
    }

    /** What many households of each region buy. */
    public List<RecommendationList> popular() {
        return events(
                list(Topics.RECOMMENDATION_LISTS, Family.RECOMMENDATIONS, "~", "", Integer.MAX_VALUE, each -> true));
    }

    private <V extends SpecificRecord> Optional<V> find(Topic<V> topic, Family family, String key) {
        return store.get(family, key).map(wire -> decoder.decode(topic, wire));
    }

    private <V extends SpecificRecord> List<Entry<V>> list(
            Topic<V> topic, Family family, String prefix, String after, int limit, Predicate<V> wanted) {
        List<Entry<V>> entries = new ArrayList<>();
        store.scan(family, prefix, after, (key, wire) -> {
            V event = decoder.decode(topic, wire);
            if (wanted.test(event)) {
                entries.add(new Entry<>(key, event));
            }
            return entries.size() < limit;
        });
        return entries;
    }

    /** What an index leads to, as far as it is still wanted. */
    private <V extends SpecificRecord> List<V> indexed(
            Topic<V> topic, Family family, Family index, String productId, int limit, Predicate<V> wanted) {
        List<V> events = new ArrayList<>();
        String prefix = Keys.join(productId) + Keys.SEPARATOR;
        store.scan(index, prefix, (place, nothing) -> {
            find(topic, family, place.substring(prefix.length())).filter(wanted).ifPresent(events::add);
            return events.size() < limit;
        });
        return events;
    }

    private static <V> List<V> events(List<Entry<V>> entries) {
        return entries.stream().map(Entry::event).toList();
    }
}
