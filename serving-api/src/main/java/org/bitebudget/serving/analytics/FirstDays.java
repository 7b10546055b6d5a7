package org.bitebudget.serving.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bitebudget.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the daily roll-up of prices computed where there is none yet but prices are: a new installation's first report needn't wait for the
 * hour at which ClickHouse does it.
 */
final class FirstDays {

    private static final Logger LOG = LoggerFactory.getLogger(FirstDays.class);
    private static final String WHAT_IS_THERE =
            "SELECT (SELECT count() FROM bitebudget.price_daily), (SELECT count() FROM bitebudget.price_history)";
    private static final List<String> COMPUTE =
            List.of("SYSTEM REFRESH VIEW bitebudget.price_daily", "SYSTEM WAIT VIEW bitebudget.price_daily");

    private final Analytics analytics;
    private boolean known;

    FirstDays(Analytics analytics) {
        this.analytics = analytics;
    }

    /** Blocks until the roll-up is there; where ClickHouse refuses to compute it, reports stay empty until its hour. */
    synchronized void await() {
        if (known) {
            return;
        }
        JsonNode there =
                analytics.query(WHAT_IS_THERE, Map.of(), Function.identity()).get(0);
        boolean computed = there.get(0).asLong() > 0;
        boolean anything = there.get(1).asLong() > 0;
        if (!computed && anything) {
            computed = compute();
        }
        known = computed;
    }

    private boolean compute() {
        try {
            COMPUTE.forEach(statement -> analytics.query(statement, Map.of(), Function.identity()));
            LOG.info("event=daily-prices-computed reason=first-report");
            return true;
        } catch (ProblemException e) {
            LOG.warn("event=daily-prices-not-computed reason=\"{}\"", e.getMessage());
            return false;
        }
    }
}
