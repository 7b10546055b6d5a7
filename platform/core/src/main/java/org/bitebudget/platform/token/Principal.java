package org.bitebudget.platform.token;

import java.util.Set;

/**
 * Who asks.
 *
 * @param household random UUID of the household
 * @param user random id of the member or app
 * @param scopes what the token allows
 */
public record Principal(String household, String user, Set<Scope> scopes) {

    /** Keeps its own copy of the scopes. */
    public Principal {
        scopes = Set.copyOf(scopes);
    }

    /** Whether the token allows it; {@link Scope#ADMIN} does not imply the others. */
    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
