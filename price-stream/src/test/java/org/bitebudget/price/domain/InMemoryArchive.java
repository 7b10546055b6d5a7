package org.bitebudget.price.domain;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An archive on the heap. */
final class InMemoryArchive implements PriceArchive {

    private final Map<YearMonth, List<Observation>> months = new TreeMap<>();

    @Override
    public List<Observation> month(YearMonth month) {
        return months.getOrDefault(month, List.of());
    }

    @Override
    public void replace(YearMonth month, List<Observation> observations) {
        months.put(month, observations);
    }

    Map<YearMonth, List<Observation>> months() {
        return months;
    }
}
