package org.bitebudget.schema;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.AppConsent;
import org.bitebudget.event.AppEventBatch;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.BudgetPlan;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.event.ExperimentExposure;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.HouseholdSegment;
import org.bitebudget.event.IdentityDecision;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.ModelVersion;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.PriceAlert;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceFeedBatch;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ProductIdentity;
import org.bitebudget.event.ProductLink;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.event.ReceiptCorrection;
import org.bitebudget.event.ReceiptImage;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptReview;
import org.bitebudget.event.ReceiptText;
import org.bitebudget.event.RecommendationExposure;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.event.ShoppingMatch;
import org.bitebudget.event.WeatherObservation;
import org.bitebudget.schema.Topic.Partitioning;
import org.bitebudget.schema.Topic.Retention;

/** The catalogue of all topics: the only place that ties a topic's name, key and value together. */
public final class Topics {

    private static final Retention FOREVER = new Retention.Forever();
    private static final Retention COMPACTED = new Retention.Compacted();

    public static final Topic<ReceiptImage> RECEIPT_IMAGES =
            byKey("receipt.images.v1", ReceiptImage.class, FOREVER, "receiptId");
    public static final Topic<ReceiptJob> RECEIPT_PROGRESS =
            byHousehold("receipt.progress.v1", ReceiptJob.class, days(7), "household", "receiptId");
    public static final Topic<ReceiptText> RECEIPT_TEXTS =
            byHousehold("receipt.texts.v1", ReceiptText.class, days(90), "household", "receiptId");
    public static final Topic<ReceiptReading> RECEIPT_READINGS =
            byKey("receipt.readings.v1", ReceiptReading.class, COMPACTED, "receiptId");
    public static final Topic<ReceiptJob> RECEIPT_JOBS =
            byKey("receipt.jobs.v1", ReceiptJob.class, COMPACTED, "receiptId");
    public static final Topic<ReceiptCorrection> RECEIPT_CORRECTIONS =
            byHousehold("receipt.corrections.v1", ReceiptCorrection.class, FOREVER, "household", "receiptId");
    public static final Topic<ReceiptReview> RECEIPT_REVIEWS =
            byHousehold("receipt.reviews.v1", ReceiptReview.class, COMPACTED, "household", "receiptId");
    public static final Topic<ProductLink> PRODUCT_LINKS =
            byKey("product.links.v1", ProductLink.class, COMPACTED, "store", "printed");

    public static final Topic<ShoppingList> SHOPPING_LISTS =
            byHousehold("shopping.lists.v1", ShoppingList.class, COMPACTED, "household", "listId");
    public static final Topic<ShoppingMatch> SHOPPING_MATCHES =
            byHousehold("shopping.matches.v1", ShoppingMatch.class, COMPACTED, "household", "listId", "receiptId");

    public static final Topic<LedgerEntry> LEDGER_ENTRIES =
            byHousehold("ledger.entries.v1", LedgerEntry.class, FOREVER, "household", "entryId");

    public static final Topic<PriceObservation> PRICE_OBSERVATIONS =
            byKey("price.observations.v1", PriceObservation.class, days(30), "store", "product");
    public static final Topic<PriceFeedBatch> PRICE_FEED_BATCHES =
            byKey("price.feed-batches.v1", PriceFeedBatch.class, COMPACTED, "store", "batch");
    public static final Topic<CurrentPrice> PRICE_CURRENT =
            byKey("price.current.v1", CurrentPrice.class, COMPACTED, "store", "product");
    public static final Topic<QuarantinedPrice> PRICE_QUARANTINE =
            byKey("price.quarantine.v1", QuarantinedPrice.class, FOREVER, "store", "product");
    public static final Topic<IdentityDecision> PRODUCT_IDENTITY_DECISIONS =
            byKey("product.identity-decisions.v1", IdentityDecision.class, FOREVER, "decisionId");
    public static final Topic<ProductIdentity> PRODUCT_IDENTITIES =
            byKey("product.identities.v1", ProductIdentity.class, COMPACTED, "store", "product");
    public static final Topic<PriceAlertRule> PRICE_ALERT_RULES =
            byHousehold("price.alert-rules.v1", PriceAlertRule.class, FOREVER, "household", "ruleId");
    public static final Topic<PriceAlert> PRICE_ALERTS =
            byHousehold("price.alerts.v1", PriceAlert.class, days(30), "household");

    public static final Topic<PlanChange> BUDGET_PLAN_CHANGES =
            byHousehold("budget.plan-changes.v1", PlanChange.class, FOREVER, "household", "month");
    public static final Topic<BudgetPlan> BUDGET_PLANS =
            byHousehold("budget.plans.v1", BudgetPlan.class, COMPACTED, "household", "month");
    public static final Topic<BudgetDecision> BUDGET_DECISIONS =
            byHousehold("budget.decisions.v1", BudgetDecision.class, FOREVER, "household", "suggestionId");
    public static final Topic<ExchangeRate> FX_RATES =
            byKey("fx.rates.v1", ExchangeRate.class, COMPACTED, "base", "quote", "validFrom");
    public static final Topic<BudgetMonth> BUDGET_MONTHS =
            byHousehold("budget.months.v1", BudgetMonth.class, COMPACTED, "household", "month");
    public static final Topic<Redistribution> BUDGET_REDISTRIBUTIONS =
            byHousehold("budget.redistributions.v1", Redistribution.class, FOREVER, "household", "redistributionId");
    public static final Topic<BudgetAlert> BUDGET_ALERTS =
            byHousehold("budget.alerts.v1", BudgetAlert.class, days(30), "household");

    public static final Topic<HouseholdAim> HOUSEHOLD_AIMS =
            byHousehold("household.aims.v1", HouseholdAim.class, FOREVER, "household", "aimId");
    public static final Topic<HouseholdOutlook> HOUSEHOLD_OUTLOOKS =
            byHousehold("household.outlooks.v1", HouseholdOutlook.class, COMPACTED, "household");
    public static final Topic<LeaderboardEntry> LEADERBOARD_ENTRIES =
            byKey("leaderboard.entries.v1", LeaderboardEntry.class, COMPACTED, "entryId");
    public static final Topic<HouseholdSegment> HOUSEHOLD_SEGMENTS =
            byHousehold("household.segments.v1", HouseholdSegment.class, COMPACTED, "household");

    public static final Topic<WeatherObservation> WEATHER_OBSERVATIONS =
            byKey("weather.observations.v1", WeatherObservation.class, COMPACTED, "place", "date");
    public static final Topic<ForecastSeries> FORECAST_SERIES =
            byKey("forecast.series.v1", ForecastSeries.class, COMPACTED, "seriesId");
    public static final Topic<RecommendationList> RECOMMENDATION_LISTS =
            byHousehold("recommendation.lists.v1", RecommendationList.class, COMPACTED, "household");
    public static final Topic<RecommendationExposure> RECOMMENDATION_EXPOSURES =
            byHousehold("recommendation.exposures.v1", RecommendationExposure.class, days(90), "household");
    public static final Topic<ModelVersion> MODEL_VERSIONS =
            byKey("model.versions.v1", ModelVersion.class, FOREVER, "model", "version");

    public static final Topic<ExperimentExposure> EXPERIMENT_EXPOSURES =
            byKey("experiment.exposures.v1", ExperimentExposure.class, days(90), "experimentId", "unit");

    public static final Topic<AppEventBatch> APP_EVENTS =
            byKey("app.events.v1", AppEventBatch.class, days(90), "batchId");

    public static final Topic<AppConsent> APP_CONSENTS =
            byHousehold("app.consents.v1", AppConsent.class, COMPACTED, "household", "member");

    private static final List<Topic<?>> ALL = List.of(
            RECEIPT_IMAGES,
            RECEIPT_PROGRESS,
            RECEIPT_TEXTS,
            RECEIPT_READINGS,
            RECEIPT_JOBS,
            RECEIPT_CORRECTIONS,
            RECEIPT_REVIEWS,
            PRODUCT_LINKS,
            SHOPPING_LISTS,
            SHOPPING_MATCHES,
            LEDGER_ENTRIES,
            PRICE_OBSERVATIONS,
            PRICE_FEED_BATCHES,
            PRICE_CURRENT,
            PRICE_QUARANTINE,
            PRODUCT_IDENTITY_DECISIONS,
            PRODUCT_IDENTITIES,
            PRICE_ALERT_RULES,
            PRICE_ALERTS,
            BUDGET_PLAN_CHANGES,
            BUDGET_PLANS,
            BUDGET_DECISIONS,
            FX_RATES,
            BUDGET_MONTHS,
            BUDGET_REDISTRIBUTIONS,
            BUDGET_ALERTS,
            HOUSEHOLD_AIMS,
            HOUSEHOLD_OUTLOOKS,
            LEADERBOARD_ENTRIES,
            HOUSEHOLD_SEGMENTS,
            WEATHER_OBSERVATIONS,
            FORECAST_SERIES,
            RECOMMENDATION_LISTS,
            RECOMMENDATION_EXPOSURES,
            MODEL_VERSIONS,
            EXPERIMENT_EXPOSURES,
            APP_EVENTS,
            APP_CONSENTS);

    private Topics() {}

    /** All topics, in the order of the data's way. */
    public static List<Topic<?>> all() {
        return ALL;
    }

    /** The topic of that name, if it is one of ours; dead-letter topics are not in the catalogue. */
    public static Optional<Topic<?>> named(String name) {
        return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    private static Retention days(int days) {
        return new Retention.Days(days);
    }

    private static <V extends SpecificRecord> Topic<V> byKey(
            String name, Class<V> type, Retention retention, String... keyParts) {
        return new Topic<>(name, List.of(keyParts), type, Partitioning.WHOLE_KEY, retention);
    }

    private static <V extends SpecificRecord> Topic<V> byHousehold(
            String name, Class<V> type, Retention retention, String... keyParts) {
        return new Topic<>(name, List.of(keyParts), type, Partitioning.FIRST_PART, retention);
    }
}
