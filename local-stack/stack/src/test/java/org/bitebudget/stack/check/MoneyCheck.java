package org.bitebudget.stack.check;

import java.util.List;
import java.util.Optional;
import org.bitebudget.budget.job.Violation;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.stack.topics.Cluster;

/** {@code check conservation} for tests of the whole stack. */
public final class MoneyCheck {

    private MoneyCheck() {}

    /** What doesn't add up, in words. */
    public static List<String> violations(Cluster cluster, RegistrySettings registry) {
        return new ConservationReader(cluster, registry)
                .read(Optional.empty()).violations().stream()
                        .map(Violation::toString)
                        .toList();
    }
}
