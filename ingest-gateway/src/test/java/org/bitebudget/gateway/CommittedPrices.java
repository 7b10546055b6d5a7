package org.bitebudget.gateway;

import java.util.concurrent.atomic.AtomicLong;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;

/** Counts what readers of committed records find on the topic of observations. */
final class CommittedPrices {

    private CommittedPrices() {}

    /** Observations of a store. */
    static long of(StackExtension stack, String store) {
        AtomicLong count = new AtomicLong();
        stack.topics().forEachCommitted(Topics.PRICE_OBSERVATIONS.name(), message -> {
            if (Keys.firstPart(StackTopics.key(message)).equals(store)) {
                count.incrementAndGet();
            }
        });
        return count.get();
    }
}
