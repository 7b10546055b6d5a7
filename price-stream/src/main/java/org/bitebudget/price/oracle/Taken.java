package org.bitebudget.price.oracle;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.platform.money.Currencies;

/** Which observations count, and in which order they stand in time. */
final class Taken {

    private static final Duration FARTHEST_AHEAD = Duration.ofHours(24);
    private static final Pattern ID = Pattern.compile("obs_[0-9a-f]{32}");

    /** By moment, then weaker sources first, then higher prices first, then by id. */
    static final Comparator<PriceObservation> IN_TIME = Comparator.comparing(
                    (PriceObservation each) -> each.getWhen().getInstant())
            .thenComparing(each -> rank(each.getSource()))
            .thenComparing(each -> -each.getPrice().getMinor())
            .thenComparing(PriceObservation::getObservationId);

    /** The weaker of two versions first. */
    private static final Comparator<PriceObservation> BY_STRENGTH = Comparator.comparing(
                    (PriceObservation each) -> each.getEnvelope().getRevision())
            .thenComparing(each -> rank(each.getSource()))
            .thenComparing(PriceObservation::getRetracted)
            .thenComparing(each -> -each.getPrice().getMinor());

    private Taken() {}

    /** Whether the job takes it in, rather than putting it to the dead letters. */
    static boolean isTaken(PriceObservation each) {
        return !each.getStore().isEmpty()
                && !each.getProduct().isEmpty()
                && ID.matcher(each.getObservationId()).matches()
                && each.getPrice().getMinor() > 0
                && Currencies.isKnown(each.getPrice().getCurrency())
                && !each.getWhen()
                        .getInstant()
                        .isAfter(each.getEnvelope().getRecordedAt().plus(FARTHEST_AHEAD));
    }

    /** Of each observation the strongest version, in time; those taken back included. */
    static List<PriceObservation> strongest(Iterable<PriceObservation> arrivals) {
        Map<String, PriceObservation> versions = new TreeMap<>();
        for (PriceObservation arrival : arrivals) {
            versions.merge(
                    arrival.getObservationId(),
                    arrival,
                    (known, other) -> BY_STRENGTH.compare(other, known) > 0 ? other : known);
        }
        return versions.values().stream().sorted(IN_TIME).toList();
    }

    private static int rank(PriceSource source) {
        return switch (source) {
            case RECEIPT -> 1;
            case FEED -> 2;
            case CONNECTOR -> 3;
        };
    }
}
