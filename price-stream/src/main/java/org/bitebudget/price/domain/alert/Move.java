package org.bitebudget.price.domain.alert;

import java.time.Instant;

/** Something has moved that rules of a subject are about. */
public sealed interface Move permits ProductMove, LeadMove {

    /** The product that is judged, {@code store|product}. */
    String judged();

    /** Keeps apart, within a subject, what is known of each product's price and of each product's rivals. */
    String lane();

    /** Names this crossing among all of the product: observation and revision. */
    String crossing();

    /** When the price was seen that moved. */
    Instant at();

    /** When that was recorded. */
    Instant recordedAt();

    /** Of all amounts. */
    String currency();

    /** What hysteresis is measured by: a price in minor units, or a unit price in millionths of them. */
    long measure();

    /** Whether there is nothing any more that a rule could tell. */
    boolean isGone();

    /** Whether rules are concerned that watch this store; empty for rules of all stores. */
    boolean concerns(String store);
}
