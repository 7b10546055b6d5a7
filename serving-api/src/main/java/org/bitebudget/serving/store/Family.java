package org.bitebudget.serving.store;

import java.nio.charset.StandardCharsets;

/** The column families of the store: one kind of state each. Keys are the UTF-8 keys of the topics unless said. */
public enum Family {
    /** Next offset to read, by {@code topicId|partition}. */
    OFFSETS,
    /** Uploads by {@code receiptId}. */
    UPLOADS,
    /** Index without values, newest first: {@code household|inverse upload time|receiptId}. */
    UPLOADS_OF_HOUSEHOLD,
    /** Job states by {@code receiptId}. */
    JOBS,
    /** Readings by {@code receiptId}. */
    READINGS,
    /** Lines to look at by {@code household|receiptId}. */
    REVIEWS,
    /** Ledger entries by {@code household|entryId}. */
    LEDGER,
    /** Current prices by {@code store|product}. */
    PRICES,
    /**
     * Index without values: {@code canonicalProductId|store|product} of prices that have or had that identity, so what it leads to is
     * looked at again.
     */
    PRICES_OF_PRODUCT,
    /** Prices that rest in quarantine, by {@code store|product|observationId}. */
    QUARANTINE,
    /** What products are across stores, by {@code store|product}. */
    IDENTITIES,
    /** What households say that printed texts mean, by {@code store|printed}. */
    LINKS,
    /** Index without values, to be looked at again too: {@code canonicalProductId|store|printed}. */
    LINKS_OF_PRODUCT,
    /** Forecasts by series id. */
    FORECASTS,
    /** Budget plans by {@code household|month}. */
    PLANS,
    /** Budget months by {@code household|month}. */
    MONTHS,
    /** Redistributions by {@code household|redistributionId}. */
    REDISTRIBUTIONS,
    /** Price alerts, newest first: {@code household|inverse time|alertId}. */
    PRICE_ALERTS,
    /** Budget alerts, newest first: {@code household|inverse time|alertId}. */
    BUDGET_ALERTS,
    /** Price alert rules by {@code household|ruleId}. */
    RULES,
    /** Shopping lists by {@code household|listId}. */
    SHOPPING_LISTS,
    /** Lists held against receipts by {@code household|listId|receiptId}. */
    SHOPPING_MATCHES,
    /** Outlooks by {@code household}. */
    OUTLOOKS,
    /** Places on the leaderboard by {@code entryId}. */
    LEADERBOARD,
    /** Behaviour segments by {@code household}. */
    SEGMENTS,
    /** Recommendations by {@code household}, those for everybody by {@code ~region}. */
    RECOMMENDATIONS,
    /** Model versions by {@code model|version}. */
    MODELS;

    byte[] columnFamilyName() {
        return this == OFFSETS ? "default".getBytes(StandardCharsets.UTF_8) : name().getBytes(StandardCharsets.UTF_8);
    }
}
