package org.bitebudget.price.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.PriceObservation;

/**
 * How observations arrive that came over bad lines: out of order, some of them twice.
 *
 * @param within how much later than another one an observation can arrive that was seen before it
 * @param duplicates share of observations that arrive twice
 * @param seed the same one gives the same order
 */
public record Disorder(Duration within, double duplicates, long seed) {

    private record Arrival(long micros, PriceObservation observation) {}

    /** The observations, and some again, in the order of their arrival. */
    public List<PriceObservation> of(Collection<PriceObservation> observations) {
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (PriceObservation each : observations) {
            arrivals.add(arrival(each, random));
            if (random.nextDouble() < duplicates) {
                arrivals.add(arrival(each, random));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::micros));
        return arrivals.stream().map(Arrival::observation).toList();
    }

    /** It counts as recorded when it arrives. */
    private Arrival arrival(PriceObservation each, Random random) {
        Instant seen = each.getWhen().getInstant();
        Instant arrived = seen.plus((long) (random.nextDouble() * within.toNanos() / 1_000), ChronoUnit.MICROS);
        PriceObservation recorded = shallow(each, new PriceObservation());
        recorded.setEnvelope(shallow(each.getEnvelope(), new Envelope()));
        recorded.getEnvelope().setRecordedAt(arrived);
        return new Arrival(ChronoUnit.MICROS.between(Instant.EPOCH, arrived), recorded);
    }

    /** No builder: it copies all that lies below. */
    private static <R extends SpecificRecord> R shallow(R from, R to) {
        for (int field = 0; field < from.getSchema().getFields().size(); field++) {
            to.put(field, from.get(field));
        }
        return to;
    }
}
