package org.bitebudget.benchmarks.changes;

import org.bitebudget.ml.domain.change.ChangeHazard;
import org.bitebudget.ml.domain.change.PriceSpells;

/**
 * A product seen on a day on which everybody says what will come of it.
 *
 * @param product with all its days
 * @param at which of them it is
 * @param spells what its price has done so far
 * @param hazard what its store has done so far
 * @param before what came of the store's earlier sightings
 */
record Sighting(SeenProduct product, int at, PriceSpells spells, ChangeHazard hazard, BaseRates before) {}
