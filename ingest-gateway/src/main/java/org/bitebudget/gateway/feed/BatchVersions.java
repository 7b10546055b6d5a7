package org.bitebudget.gateway.feed;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.gateway.domain.feed.Observation;
import org.bitebudget.platform.money.Money;

/**
 * Which of an observation's contents holds, as the rows of a batch come in. What was said before is a duplicate. Other content is
 * the next revision: a later batch corrects an earlier one. But of the prices that one batch gives an observation, nobody can tell
 * which is meant, so the lowest holds, in whatever order they come (docs/feeds.md).
 */
final class BatchVersions {

    private final long batch;
    private final Map<String, KnownObservation> newest = new HashMap<>();

    /** @param batchId the batch's name within its store */
    BatchVersions(String batchId) {
        this.batch = KnownObservation.batch(batchId);
    }

    /**
     * What becomes of a row.
     *
     * @param known what is known of its observation then
     * @param effect whether it goes onto the topic
     * @param conflict whether its batch gives the observation another price, too
     */
    record Outcome(KnownObservation known, Effect effect, boolean conflict) {}

    /** What a row does. */
    enum Effect {
        /** It is a revision. */
        TAKEN,
        /** It says what was known. */
        DUPLICATE,
        /** Its batch gives a lower price. */
        OUTDONE
    }

    /**
     * Takes a row in.
     *
     * @param id of its observation
     * @param before what was known of it before, empty if nothing; what these rows said since counts more
     */
    Outcome take(String id, Observation seen, Optional<KnownObservation> before) {
        KnownObservation row = new KnownObservation(seen.contentHash(), 1, batch, Optional.of(seen.price()));
        KnownObservation known = newest.getOrDefault(id, before.orElse(null));
        Outcome outcome = known == null ? new Outcome(row, Effect.TAKEN, false) : after(known, row);
        newest.put(id, outcome.known());
        return outcome;
    }

    /** What is known now of the observations that came in. */
    Map<String, KnownObservation> newest() {
        return Collections.unmodifiableMap(newest);
    }

    private static Outcome after(KnownObservation known, KnownObservation row) {
        if (known.says(row)) {
            return new Outcome(row.as(known.revision()), Effect.DUPLICATE, false);
        }
        boolean conflict = known.batch() == row.batch() && !known.price().equals(row.price());
        return conflict && isHigher(row.price().orElseThrow(), known.price().orElseThrow())
                ? new Outcome(known, Effect.OUTDONE, true)
                : new Outcome(row.as(known.revision() + 1), Effect.TAKEN, conflict);
    }

    private static boolean isHigher(Money price, Money than) {
        return price.currency().equals(than.currency()) && price.minor() > than.minor();
    }
}
