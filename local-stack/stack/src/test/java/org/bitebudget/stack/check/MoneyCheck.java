package org.bitebudget.stack.check;

import java.util.List;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.stack.check.Conservation.Violation;
import org.bitebudget.stack.topics.Cluster;

/** {@code check conservation} for tests of the whole stack. */
public final class MoneyCheck {

    private MoneyCheck() {}

    /** What doesn't add up, in words. */
    public static List<String> violations(Cluster cluster, RegistrySettings registry) {
        return new ConservationReader(cluster, registry)
                .read().violations().stream().map(Violation::toString).toList();
    }
}
