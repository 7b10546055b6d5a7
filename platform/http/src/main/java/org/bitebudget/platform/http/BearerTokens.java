package org.bitebudget.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.token.InvalidTokenException;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.platform.token.TokenVerifier;

/**
 * Lets only requests with a fitting bearer token through (RFC 6750). Afterwards {@link Requests#principal} tells who asks.
 */
public final class BearerTokens {

    private static final String PREFIX = "bearer ";
    private static final String CHALLENGE = "Bearer realm=\"bitebudget\"";

    private final TokenVerifier verifier;

    /** @param verifier checks tokens */
    public BearerTokens(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Handler that answers 401 without a valid token, and 403 if the token lacks one of the scopes; both name what is
     * needed in {@code WWW-Authenticate}.
     */
    public Handler<RoutingContext> requiring(Scope... scopes) {
        return request -> {
            Routes.remember(request);
            Principal principal = principal(request);
            for (Scope scope : scopes) {
                if (!principal.may(scope)) {
                    challenge(request, ", error=\"insufficient_scope\", scope=\"" + scope.wireName() + "\"");
                    throw new ProblemException(
                            ErrorCode.FORBIDDEN_SCOPE, "this needs a token with the scope " + scope.wireName());
                }
            }
            Requests.setPrincipal(request, principal);
            request.next();
        };
    }

    private Principal principal(RoutingContext request) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            challenge(request, "");
            throw new ProblemException(
                    ErrorCode.UNAUTHORIZED, "send an Authorization header of the form: Bearer <token>");
        }
        try {
            return verifier.verify(header.substring(PREFIX.length()).strip());
        } catch (InvalidTokenException e) {
            challenge(request, ", error=\"invalid_token\"");
            throw new ProblemException(ErrorCode.UNAUTHORIZED, e.getMessage(), e);
        }
    }

    private static void challenge(RoutingContext request, String error) {
        request.response().putHeader("WWW-Authenticate", CHALLENGE + error);
    }
}
