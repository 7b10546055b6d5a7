package org.bitebudget.benchmarks.prices;

import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;

/** Observations several times over, each time of stores with other names, so that products multiply. */
final class Copies {

    private Copies() {}

    /** All observations that often; the copies of one follow each other. */
    static Stream<PriceObservation> of(Collection<PriceObservation> observations, int times) {
        return observations.stream()
                .flatMap(each -> IntStream.rangeClosed(1, times).mapToObj(number -> copy(each, number)));
    }

    /** The key under which an observation travels. */
    static String key(PriceObservation observation) {
        return Keys.join(observation.getStore(), observation.getProduct());
    }

    private static PriceObservation copy(PriceObservation original, int number) {
        PriceObservation copy = shallow(original, new PriceObservation());
        copy.setStore(original.getStore() + "#" + number);
        copy.setObservationId(Ids.observation(
                copy.getStore(),
                copy.getProduct(),
                copy.getWhen().getInstant(),
                copy.getSource().name()));
        copy.setEnvelope(shallow(original.getEnvelope(), new Envelope()));
        copy.getEnvelope().setSubjectId(copy.getObservationId());
        return copy;
    }

    /** No builder: it copies all that lies below, and there are millions of these. */
    private static <R extends SpecificRecord> R shallow(R from, R to) {
        for (int field = 0; field < from.getSchema().getFields().size(); field++) {
            to.put(field, from.get(field));
        }
        return to;
    }
}
