package org.bitebudget.platform.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a bearer token allows. */
public enum Scope {
    /** Upload and correct receipts, add transactions. */
    RECEIPTS_WRITE,
    /** Read receipts, jobs and transactions. */
    RECEIPTS_READ,
    /** Send price feeds. */
    PRICES_WRITE,
    /** Read prices, history and forecasts. */
    PRICES_READ,
    /** See how price connectors stand. */
    CONNECTORS_READ,
    /** Run price connectors. */
    CONNECTORS_WRITE,
    /** Change plans and decide on suggestions. */
    BUDGETS_WRITE,
    /** Read plans, months and days. */
    BUDGETS_READ,
    /** Set alert rules. */
    ALERTS_WRITE,
    /** Receive alerts. */
    ALERTS_READ,
    /** Decide which products of different stores are one. */
    IDENTITIES_WRITE,
    /** Write shopping lists. */
    SHOPPING_WRITE,
    /** Read shopping lists and what was bought of them. */
    SHOPPING_READ,
    /** Tell what a person does in an app. */
    EVENTS_WRITE,
    /** Read spending reports. */
    ANALYTICS_READ,
    /** Everything an operator may do. */
    ADMIN;

    private final String wireName;

    Scope() {
        this.wireName = name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** {@code receipts:write}, as it stands in tokens. */
    public String wireName() {
        return wireName;
    }

    /** Scope of a wire name. */
    public static Optional<Scope> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName.equals(wireName))
                .findFirst();
    }
}
