package org.bitebudget.benchmarks.changes;

import java.util.Map;

/**
 * Shares of a store's sightings that were followed by an event within days, over all windows that had ended; by days. NaN where none had.
 *
 * @param changes of the price
 * @param promotions that started, over sightings without one
 */
record BaseRates(Map<Integer, Double> changes, Map<Integer, Double> promotions) {}
