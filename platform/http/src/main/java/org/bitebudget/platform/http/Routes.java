package org.bitebudget.platform.http;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;

/** Names of routes for logs and metrics: the pattern, never the path, since paths hold ids and have no end. */
final class Routes {

    private static final String NONE = "none";
    private static final String REMEMBERED = "bitebudget.route";

    private Routes() {}

    /** Keeps the route's name for the case that the request fails, since the router then forgets where it was. */
    static void remember(RoutingContext request) {
        request.put(REMEMBERED, of(request));
    }

    static String of(RoutingContext request) {
        Route route = request.currentRoute();
        String pattern = route == null ? null : route.getPath();
        return pattern == null ? request.get(REMEMBERED, NONE) : pattern;
    }
}
