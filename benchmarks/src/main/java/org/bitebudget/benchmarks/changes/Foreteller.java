package org.bitebudget.benchmarks.changes;

import org.bitebudget.ml.domain.change.PriceSpells;

/** Says how likely a change of a price is, knowing what was seen until then. */
enum Foreteller {
    /** The store's share of changes in windows that had ended, or while none had, of changes a day. */
    BASE_RATE("BaseRate") {
        @Override
        double change(Sighting sighting, int within) {
            double share = sighting.before().changes().get(within);
            return Double.isNaN(share) ? -Math.expm1(-within * sighting.hazard().meanChange()) : share;
        }

        @Override
        double promotion(Sighting sighting, int within) {
            double share = sighting.before().promotions().get(within);
            return Double.isNaN(share) ? -Math.expm1(-within * sighting.hazard().meanPromotion()) : share;
        }
    },
    /** The last value: what happened in as many days before will happen again. */
    AS_BEFORE("AsBefore") {
        @Override
        double change(Sighting sighting, int within) {
            return sighting.product().changedBefore(sighting.at(), within) ? 1 : 0;
        }

        @Override
        double promotion(Sighting sighting, int within) {
            return sighting.product().startedBefore(sighting.at(), within) ? 1 : 0;
        }
    },
    /** The product's own rate, shrunk towards the store's. */
    OWN_RATE("OwnRate") {
        @Override
        double change(Sighting sighting, int within) {
            PriceSpells spells = sighting.spells();
            return chance(spells.changes(), spells.days(), sighting.hazard().meanChange(), within);
        }

        @Override
        double promotion(Sighting sighting, int within) {
            PriceSpells spells = sighting.spells();
            return chance(
                    spells.starts(), spells.regularDays(), sighting.hazard().meanPromotion(), within);
        }
    },
    /** What is served. */
    HAZARD("Hazard") {
        @Override
        double change(Sighting sighting, int within) {
            return sighting.hazard().probability(sighting.spells(), within);
        }

        @Override
        double promotion(Sighting sighting, int within) {
            return sighting.hazard().promotion(sighting.spells(), within);
        }
    };

    private final String label;

    Foreteller(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    abstract double change(Sighting sighting, int within);

    abstract double promotion(Sighting sighting, int within);

    private static double chance(double events, double days, double mean, int within) {
        return -Math.expm1(-within * (events + 1) / (days + 1 / mean));
    }
}
