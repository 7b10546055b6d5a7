package org.bitebudget.gateway.http;

import java.time.ZoneId;

/** IANA zones as they come in requests. */
final class Zones {

    private Zones() {}

    /**
     * The zone of that name. Offsets such as {@code +02:00} are refused, since they know no summer time.
     *
     * @throws IllegalArgumentException if there is no such zone
     */
    static ZoneId parse(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is no IANA zone");
        }
        return ZoneId.of(name);
    }
}
