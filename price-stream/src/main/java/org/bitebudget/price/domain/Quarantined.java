package org.bitebudget.price.domain;

/**
 * An observation that is not believed.
 *
 * @param observation which
 * @param usual what it was compared with, minor units of its currency
 */
public record Quarantined(Observation observation, long usual) {}
