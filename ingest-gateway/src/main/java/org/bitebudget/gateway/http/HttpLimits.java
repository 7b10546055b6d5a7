package org.bitebudget.gateway.http;

import java.time.ZoneId;
import java.util.List;

/**
 * How much the gateway takes at once.
 *
 * @param uploadBytes bytes that uploads under way may hold; a sealed copy comes on top
 * @param feeds feeds at once
 * @param commands JSON requests at once, those that wait included
 * @param workers threads for uploads, and as many for JSON requests
 * @param requestsPerMinute requests of a household
 * @param zone zone of receipts where the form names none
 * @param corsOrigins origins whose pages may send requests
 */
public record HttpLimits(
        int uploadBytes,
        int feeds,
        int commands,
        int workers,
        int requestsPerMinute,
        ZoneId zone,
        List<String> corsOrigins) {

    /** Keeps its own copy of the origins. */
    public HttpLimits {
        corsOrigins = List.copyOf(corsOrigins);
    }
}
