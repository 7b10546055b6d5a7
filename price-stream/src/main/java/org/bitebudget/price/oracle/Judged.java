package org.bitebudget.price.oracle;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bitebudget.event.PriceObservation;

/**
 * The live observations of a product, judged in order of time.
 *
 * @param believed those that make price and statistics, in time and in one currency
 * @param quarantined those that are not believed
 */
record Judged(List<PriceObservation> believed, List<Doubt> quarantined) {

    private static final Duration BEARS_OUT_WITHIN = Duration.ofDays(7);
    private static final float BADLY_READ = 0.5f;

    /**
     * An observation in quarantine.
     *
     * @param usualMinor the price it was held against
     */
    record Doubt(PriceObservation observation, long usualMinor) {}

    /** @param arrivals of one product, in any order and with all versions */
    static Judged of(Iterable<PriceObservation> arrivals) {
        Map<String, List<PriceObservation>> byCurrency = new TreeMap<>();
        for (PriceObservation each : Taken.strongest(arrivals)) {
            if (!each.getRetracted()) {
                byCurrency
                        .computeIfAbsent(each.getPrice().getCurrency(), currency -> new ArrayList<>())
                        .add(each);
            }
        }
        List<Doubt> doubts = new ArrayList<>();
        List<PriceObservation> newest = List.of();
        for (List<PriceObservation> live : byCurrency.values()) {
            List<PriceObservation> believed = judge(live, doubts);
            if (newest.isEmpty() || Taken.IN_TIME.compare(last(believed), last(newest)) > 0) {
                newest = believed;
            }
        }
        return new Judged(newest, doubts);
    }

    /** The current observation; there must be one. */
    PriceObservation newest() {
        return last(believed);
    }

    private static List<PriceObservation> judge(List<PriceObservation> live, List<Doubt> doubts) {
        List<PriceObservation> believed = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            PriceObservation each = live.get(i);
            if (believed.isEmpty()) {
                believed.add(each);
                continue;
            }
            long usual = minor(last(believed));
            if (isPlausible(each, usual) || isBorneOut(live, i, usual)) {
                believed.add(each);
            } else {
                doubts.add(new Doubt(each, usual));
            }
        }
        return believed;
    }

    private static boolean isPlausible(PriceObservation each, long usual) {
        BigInteger times = BigInteger.valueOf(each.getTrust() < BADLY_READ ? 2 : 5);
        BigInteger price = BigInteger.valueOf(minor(each));
        BigInteger other = BigInteger.valueOf(usual);
        return price.compareTo(other.multiply(times)) <= 0
                && price.multiply(times).compareTo(other) >= 0;
    }

    private static boolean isBorneOut(List<PriceObservation> live, int place, long usual) {
        PriceObservation each = live.get(place);
        if (place > 0 && bearsOut(minor(live.get(place - 1)), minor(each), usual)) {
            return true;
        }
        return live.subList(place + 1, live.size()).stream()
                .filter(later -> !later.getWhen()
                        .getInstant()
                        .isAfter(each.getWhen().getInstant().plus(BEARS_OUT_WITHIN)))
                .anyMatch(later -> bearsOut(minor(later), minor(each), usual));
    }

    /** Whether a price is nearer to the doubtful one than to the usual one, as ratios go. */
    private static boolean bearsOut(long price, long doubtful, long usual) {
        BigInteger square = BigInteger.valueOf(price).pow(2);
        int side = square.compareTo(BigInteger.valueOf(doubtful).multiply(BigInteger.valueOf(usual)));
        return doubtful > usual ? side > 0 : side < 0;
    }

    private static long minor(PriceObservation each) {
        return each.getPrice().getMinor();
    }

    private static PriceObservation last(List<PriceObservation> list) {
        return list.get(list.size() - 1);
    }
}
