package org.bitebudget.serving.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.BudgetPlan;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.HouseholdSegment;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.Product;
import org.bitebudget.event.ProductChoice;
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
import org.bitebudget.serving.store.Projection.Placement;

/** What the store holds of each topic. */
public final class Projections {

    /** Alerts are shown for as long as their topics keep them. */
    static final Duration ALERTS_SHOWN = Duration.ofDays(30);

    private static final List<Projection<?>> ALL = List.of(
            new Projection<>(Topics.RECEIPT_IMAGES, Projections::placeUpload, ReceiptImage::getEnvelope),
            latest(Topics.RECEIPT_JOBS, Family.JOBS, ReceiptJob::getEnvelope),
            latest(Topics.RECEIPT_READINGS, Family.READINGS, ReceiptReading::getEnvelope),
            latest(Topics.RECEIPT_REVIEWS, Family.REVIEWS, ReceiptReview::getEnvelope),
            latest(Topics.LEDGER_ENTRIES, Family.LEDGER, LedgerEntry::getEnvelope),
            indexed(
                    Topics.PRICE_CURRENT,
                    Family.PRICES,
                    Family.PRICES_OF_PRODUCT,
                    CurrentPrice::getEnvelope,
                    Projections::products),
            new Projection<>(Topics.PRICE_QUARANTINE, Projections::placeQuarantined, QuarantinedPrice::getEnvelope),
            latest(Topics.PRODUCT_IDENTITIES, Family.IDENTITIES, ProductIdentity::getEnvelope),
            indexed(
                    Topics.PRODUCT_LINKS,
                    Family.LINKS,
                    Family.LINKS_OF_PRODUCT,
                    ProductLink::getEnvelope,
                    Projections::products),
            latest(Topics.PRICE_ALERT_RULES, Family.RULES, PriceAlertRule::getEnvelope),
            alerts(Topics.PRICE_ALERTS, Family.PRICE_ALERTS, PriceAlert::getEnvelope, PriceAlert::getAlertId),
            latest(Topics.BUDGET_PLANS, Family.PLANS, BudgetPlan::getEnvelope),
            latest(Topics.BUDGET_MONTHS, Family.MONTHS, BudgetMonth::getEnvelope),
            latest(Topics.BUDGET_REDISTRIBUTIONS, Family.REDISTRIBUTIONS, Redistribution::getEnvelope),
            alerts(Topics.BUDGET_ALERTS, Family.BUDGET_ALERTS, BudgetAlert::getEnvelope, BudgetAlert::getAlertId),
            latest(Topics.FORECAST_SERIES, Family.FORECASTS, ForecastSeries::getEnvelope),
            latest(Topics.SHOPPING_LISTS, Family.SHOPPING_LISTS, ShoppingList::getEnvelope),
            latest(Topics.SHOPPING_MATCHES, Family.SHOPPING_MATCHES, ShoppingMatch::getEnvelope),
            latest(Topics.HOUSEHOLD_OUTLOOKS, Family.OUTLOOKS, HouseholdOutlook::getEnvelope),
            new Projection<>(
                    Topics.LEADERBOARD_ENTRIES, Projections::placeOnLeaderboard, LeaderboardEntry::getEnvelope),
            latest(Topics.HOUSEHOLD_SEGMENTS, Family.SEGMENTS, HouseholdSegment::getEnvelope),
            latest(Topics.RECOMMENDATION_LISTS, Family.RECOMMENDATIONS, RecommendationList::getEnvelope),
            latest(Topics.MODEL_VERSIONS, Family.MODELS, ModelVersion::getEnvelope));

    private Projections() {}

    /** All projections, one a topic. */
    public static List<Projection<?>> all() {
        return ALL;
    }

    /** The newest record of each key; a tombstone takes it out. */
    private static <V extends SpecificRecord> Projection<V> latest(
            Topic<V> topic, Family family, Function<V, Envelope> envelope) {
        Placement<V> placement = (batch, key, event, wire) -> {
            if (event.isPresent()) {
                batch.put(family, key, wire);
            } else {
                batch.delete(family, key);
            }
        };
        return new Projection<>(topic, placement, envelope);
    }

    /** The same, and each key once more behind every product that its record names. */
    private static <V extends SpecificRecord> Projection<V> indexed(
            Topic<V> topic,
            Family family,
            Family index,
            Function<V, Envelope> envelope,
            Function<V, Stream<String>> productIds) {
        Projection<V> latest = latest(topic, family, envelope);
        Placement<V> placement = (batch, key, event, wire) -> {
            latest.placement().apply(batch, key, event, wire);
            event.stream()
                    .flatMap(productIds)
                    .forEach(id -> batch.put(index, Keys.join(id) + Keys.SEPARATOR + key, new byte[0]));
        };
        return new Projection<>(topic, placement, envelope);
    }

    private static Stream<String> products(CurrentPrice price) {
        return Stream.ofNullable(price.getCanonicalProductId());
    }

    private static Stream<String> products(ProductLink link) {
        Stream<Product> chosen = link.getChoices().stream().map(ProductChoice::getProduct);
        return Stream.concat(Stream.of(link).map(ProductLink::getAgreed), chosen)
                .filter(Objects::nonNull)
                .map(Product::getProductId)
                .distinct();
    }

    /** Every record, newest first by the time it was recorded; those no longer shown go out as new ones come in. */
    private static <V extends SpecificRecord> Projection<V> alerts(
            Topic<V> topic, Family family, Function<V, Envelope> envelope, Function<V, String> alertId) {
        Placement<V> placement = (batch, key, event, wire) -> event.ifPresent(alert -> {
            Instant at = envelope.apply(alert).getRecordedAt();
            batch.put(family, key + "|" + newestFirst(at) + "|" + Keys.join(alertId.apply(alert)), wire);
            batch.deleteRange(family, key + "|" + newestFirst(at.minus(ALERTS_SHOWN)), key + "|~");
        });
        return new Projection<>(topic, placement, envelope);
    }

    private static void placeUpload(StateStore.Batch batch, String key, Optional<ReceiptImage> event, byte[] wire) {
        event.ifPresent(upload -> {
            batch.put(Family.UPLOADS, key, wire);
            String place = Keys.join(upload.getHousehold()) + "|" + newestFirst(upload.getUploadedAt()) + "|" + key;
            batch.put(Family.UPLOADS_OF_HOUSEHOLD, place, new byte[0]);
        });
    }

    /** What is released rests there no more. */
    private static void placeQuarantined(
            StateStore.Batch batch, String key, Optional<QuarantinedPrice> event, byte[] wire) {
        event.ifPresent(told -> {
            String place = key + Keys.SEPARATOR + Keys.join(told.getObservationId());
            if (told.getReleased()) {
                batch.delete(Family.QUARANTINE, place);
            } else {
                batch.put(Family.QUARANTINE, place, wire);
            }
        });
    }

    /** Who left has no place. */
    private static void placeOnLeaderboard(
            StateStore.Batch batch, String key, Optional<LeaderboardEntry> event, byte[] wire) {
        if (event.filter(place -> !place.getLeft()).isPresent()) {
            batch.put(Family.LEADERBOARD, key, wire);
        } else {
            batch.delete(Family.LEADERBOARD, key);
        }
    }

    /** A key part that sorts later instants first. */
    public static String newestFirst(Instant at) {
        return String.format(Locale.ROOT, "%016x", Long.MAX_VALUE - at.toEpochMilli());
    }
}
