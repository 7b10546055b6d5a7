package org.bitebudget.budget.domain.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Purchases of tests. */
public final class Bought {

    private Bought() {}

    /** A first revision in euro. */
    public static Purchase at(String date, String category, long minor) {
        return at(date, "Corner shop", category, minor);
    }

    /** A first revision at a merchant. */
    public static Purchase at(String date, String merchant, String category, long minor) {
        return revision(date + merchant + category + minor, 1, date, merchant, "EUR", category, minor);
    }

    /** Any revision. */
    public static Purchase revision(
            String id, long revision, String date, String merchant, String currency, String category, long minor) {
        return new Purchase(
                id,
                revision,
                "evt-" + String.join("-", id, date, category, Long.toString(minor)),
                LocalDate.parse(date),
                Optional.of(merchant),
                currency,
                List.of(new Purchase.Line(category, minor)));
    }

    /** The entry is taken back. */
    public static Purchase deleted(String id, long revision, String date) {
        return new Purchase(
                id, revision, "evt-" + id + "-" + revision, LocalDate.parse(date), Optional.empty(), "EUR", List.of());
    }
}
