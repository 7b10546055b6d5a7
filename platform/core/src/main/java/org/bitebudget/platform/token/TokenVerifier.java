package org.bitebudget.platform.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Checks the tokens that {@link TokenIssuer} made. Thread-safe. */
public final class TokenVerifier {

    private final JWSVerifier verifier;
    private final Clock clock;

    /**
     * @param secret what signed
     * @param clock tells whether a token has expired
     */
    public TokenVerifier(TokenSecret secret, Clock clock) {
        try {
            this.verifier = new MACVerifier(secret.bytes());
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the secret cannot check HS256", e);
        }
        this.clock = clock;
    }

    /**
     * Who the token speaks for. Scopes that this version does not know are left out.
     *
     * @throws InvalidTokenException if it is not a token of ours, was changed, or has expired
     */
    public Principal verify(String token) throws InvalidTokenException {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            // the header is the sender's word; only the one algorithm we sign with counts
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
                throw new InvalidTokenException("the signature is not ours");
            }
            return principal(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new InvalidTokenException("this is no token", e);
        }
    }

    private Principal principal(JWTClaimsSet claims) throws InvalidTokenException, ParseException {
        Date expiry = claims.getExpirationTime();
        if (!TokenIssuer.ISSUER.equals(claims.getIssuer()) || expiry == null || claims.getSubject() == null) {
            throw new InvalidTokenException("a claim is missing");
        }
        if (!clock.instant().isBefore(expiry.toInstant())) {
            throw new InvalidTokenException("the token has expired");
        }
        String household = claims.getStringClaim(TokenIssuer.HOUSEHOLD);
        if (household == null) {
            throw new InvalidTokenException("a claim is missing");
        }
        return new Principal(UUID.fromString(household).toString(), claims.getSubject(), scopes(claims));
    }

    private static Set<Scope> scopes(JWTClaimsSet claims) throws ParseException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        String listed = claims.getStringClaim(TokenIssuer.SCOPE);
        Arrays.stream(listed == null ? new String[0] : listed.split(" "))
                .map(Scope::ofWireName)
                .flatMap(Optional::stream)
                .forEach(scopes::add);
        return scopes;
    }
}
