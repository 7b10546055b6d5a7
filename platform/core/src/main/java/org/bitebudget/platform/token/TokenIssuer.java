package org.bitebudget.platform.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Collectors;

/** Makes bearer tokens: JWT (RFC 7519) signed with HS256, claims {@code iss, sub, household, scope, iat, exp}. */
public final class TokenIssuer {

    static final String ISSUER = "bitebudget";
    static final String HOUSEHOLD = "household";
    static final String SCOPE = "scope";

    private final TokenSecret secret;
    private final Clock clock;

    /**
     * @param secret what signs
     * @param clock tells the time of issue
     */
    public TokenIssuer(TokenSecret secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** A token that holds for so long from now. */
    public String issue(Principal principal, Duration validFor) {
        Instant now = clock.instant();
        String scopes =
                principal.scopes().stream().map(Scope::wireName).sorted().collect(Collectors.joining(" "));
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(principal.user())
                .claim(HOUSEHOLD, principal.household())
                .claim(SCOPE, scopes)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validFor)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(secret.bytes()));
        } catch (JOSEException e) {
            throw new IllegalStateException("signing with HS256 failed", e);
        }
        return token.serialize();
    }
}
