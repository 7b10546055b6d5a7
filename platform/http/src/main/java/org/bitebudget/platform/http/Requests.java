package org.bitebudget.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.trace.TraceContext;

/** What the common handlers know about a request. */
public final class Requests {

    private static final String PRINCIPAL = "bitebudget.principal";
    private static final String TRACE = "bitebudget.trace";

    private Requests() {}

    /**
     * Who asks.
     *
     * @throws IllegalStateException if the route has no {@link BearerTokens} handler before this
     */
    public static Principal principal(RoutingContext request) {
        return findPrincipal(request)
                .orElseThrow(() -> new IllegalStateException("the route does not ask for a bearer token"));
    }

    /** The household that asks; as {@link #principal}. */
    public static String household(RoutingContext request) {
        return principal(request).household();
    }

    /**
     * Refuses what belongs to someone else as if it did not exist, so that nobody learns which ids there are.
     *
     * @throws ProblemException {@link ErrorCode#NOT_FOUND} unless the owner is the household that asks
     */
    public static void requireOwner(RoutingContext request, String owner) {
        if (!household(request).equals(owner)) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "nothing of this household is here");
        }
    }

    /** The trace the request belongs to: the caller's, or one of its own. */
    public static TraceContext trace(RoutingContext request) {
        TraceContext trace = request.get(TRACE);
        if (trace == null) {
            trace = TraceContext.parse(request.request().getHeader(TraceContext.HEADER))
                    .map(TraceContext::next)
                    .orElseGet(TraceContext::start);
            request.put(TRACE, trace);
        }
        return trace;
    }

    static Optional<Principal> findPrincipal(RoutingContext request) {
        return Optional.ofNullable(request.get(PRINCIPAL));
    }

    static void setPrincipal(RoutingContext request, Principal principal) {
        request.put(PRINCIPAL, principal);
    }
}
