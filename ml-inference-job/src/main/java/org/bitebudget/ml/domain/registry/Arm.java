package org.bitebudget.ml.domain.registry;

import java.util.Locale;

/** Which model answers a unit in an experiment. */
public enum Arm {
    CHAMPION,
    CHALLENGER;

    /** Name in events and tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
