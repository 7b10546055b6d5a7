package org.bitebudget.gateway.connector;

import java.time.Instant;
import java.util.List;
import org.bitebudget.gateway.domain.connector.Adapter;
import org.bitebudget.gateway.domain.connector.RunReport;

/**
 * How a connector stands.
 *
 * @param name its name: that of its file
 * @param activity what it does now
 * @param adapter what its file declares, null if that is to be mended
 * @param faults what is to be mended
 * @param breaker state of its breaker: closed, open or half_open; null if it never ran
 * @param last its last run, null before the first
 * @param nextRun when it is due, null if it does not run by itself
 */
public record ConnectorStatus(
        String name,
        Activity activity,
        Adapter adapter,
        List<AdapterFault> faults,
        String breaker,
        RunReport last,
        Instant nextRun) {

    /** Keeps its own copy of the faults. */
    public ConnectorStatus {
        faults = List.copyOf(faults);
    }

    /** What a connector does. */
    public enum Activity {
        /** Its file is to be mended. */
        INVALID,
        /** Its file does not enable it. */
        DISABLED,
        /** It waits for its time. */
        WAITING,
        /** It fetches. */
        RUNNING
    }
}
