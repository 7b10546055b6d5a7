package org.bitebudget.price.domain;

import java.time.YearMonth;
import java.util.List;

/** Where a product's observations rest that are too old to take part in its statistics; read only to correct them. */
public interface PriceArchive {

    /** Observations of the month, in time; empty if it has none. */
    List<Observation> month(YearMonth month);

    /** Replaces the month's observations. */
    void replace(YearMonth month, List<Observation> observations);
}
