package org.bitebudget.price.domain;

import java.util.OptionalLong;

/**
 * What is left of observations in one currency that are no longer kept in detail. Taking one in twice changes nothing,
 * and but for {@link #since} the order doesn't matter.
 *
 * @param currency ISO 4217 code
 * @param lowest lowest price, minor units
 * @param lowestDay first day it cost that much, days since 1970
 * @param last the newest price
 * @param since when the last price was first seen, as far as is known without another one in between
 * @param other the newest price that differs from the last one, or null
 * @param doubted the newest price in quarantine seen after the last one, which may bear out the next, or null
 */
public record OlderPrices(
        String currency, long lowest, int lowestDay, Seen last, long since, Seen other, Long doubted) {

    /**
     * When a price was last seen.
     *
     * @param minor minor units
     * @param atMicros microseconds since 1970 UTC
     * @param rank of the source
     */
    public record Seen(long minor, long atMicros, int rank) {

        /** As {@link Observation#IN_TIME} orders. */
        boolean isAfter(Seen before) {
            if (atMicros != before.atMicros) {
                return atMicros > before.atMicros;
            }
            return rank != before.rank ? rank > before.rank : minor < before.minor;
        }

        Seen later(Seen than) {
            return isAfter(than) ? this : than;
        }
    }

    static OlderPrices of(Observation first) {
        return new OlderPrices(first.currency(), first.minor(), first.day(), seen(first), first.atMicros(), null, null);
    }

    /** Takes one more observation in the same currency in. */
    OlderPrices with(Observation more) {
        boolean lower = more.minor() < lowest || (more.minor() == lowest && more.day() < lowestDay);
        OlderPrices summary =
                lower ? new OlderPrices(currency, more.minor(), more.day(), last, since, other, doubted) : this;
        return summary.inTime(seen(more)).doubting(seen(more).isAfter(last) ? null : doubted);
    }

    /** The same with a price in quarantine after the last one. */
    OlderPrices doubting(Long minor) {
        return new OlderPrices(currency, lowest, lowestDay, last, since, other, minor);
    }

    private OlderPrices inTime(Seen more) {
        if (more.minor() == last.minor()) {
            boolean extendsRun = other == null || more.isAfter(other);
            return timed(more.later(last), extendsRun ? Math.min(since, more.atMicros()) : since, other);
        }
        if (more.isAfter(last)) {
            return timed(more, more.atMicros(), last);
        }
        boolean breaksRun = more.atMicros() > since;
        return timed(last, breaksRun ? last.atMicros() : since, other == null ? more : more.later(other));
    }

    private OlderPrices timed(Seen newest, long from, Seen before) {
        return new OlderPrices(currency, lowest, lowestDay, newest, from, before, doubted);
    }

    /** The price before the last one. */
    OptionalLong previous() {
        return other == null ? OptionalLong.empty() : OptionalLong.of(other.minor());
    }

    private static Seen seen(Observation observation) {
        return new Seen(observation.minor(), observation.atMicros(), observation.sourceRank());
    }
}
