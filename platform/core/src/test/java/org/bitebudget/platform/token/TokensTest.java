package org.bitebudget.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final Instant NOW = Instant.parse("2026-02-01T10:00:00Z");
    private static final Principal WHO = new Principal(
            "6f1c1c1e-58a5-4d0c-9d52-0a4f3e0f3a11", "user-1", Set.of(Scope.RECEIPTS_WRITE, Scope.BUDGETS_READ));

    @TempDir
    private Path directory;

    private TokenSecret secret;

    @BeforeEach
    void makeSecret() {
        secret = TokenSecret.loadOrCreate(directory.resolve("sub/token.secret"));
    }

    @Test
    void aTokenTellsWhoItSpeaksForUntilItExpires() throws Exception {
        String token = new TokenIssuer(secret, at(NOW)).issue(WHO, Duration.ofHours(1));

        assertThat(verifier(NOW).verify(token)).isEqualTo(WHO);
        assertThat(verifier(NOW.plusSeconds(3599)).verify(token)).isEqualTo(WHO);
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier(NOW.plusSeconds(3600)).verify(token))
                .withMessageContaining("expired");
    }

    @Test
    void theSecretIsSharedThroughItsFileAndForItsOwnerOnly() throws Exception {
        Path file = directory.resolve("sub/token.secret");
        String token = new TokenIssuer(secret, at(NOW)).issue(WHO, Duration.ofHours(1));

        assertThat(new TokenVerifier(TokenSecret.loadOrCreate(file), at(NOW)).verify(token))
                .isEqualTo(WHO);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(secret).hasToString("TokenSecret[***]");
    }

    @Test
    void aTokenOfAnotherSecretOpensNothing() {
        TokenSecret other = TokenSecret.loadOrCreate(directory.resolve("other"));
        String token = new TokenIssuer(other, at(NOW)).issue(WHO, Duration.ofHours(1));

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier(NOW).verify(token))
                .withMessageContaining("signature");
    }

    @Test
    void anUnsignedTokenOpensNothing() {
        String token = new PlainJWT(claims().build()).serialize();

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier(NOW).verify(token));
    }

    @Test
    void aTokenWithoutExpiryHouseholdOrIssuerOpensNothing() throws Exception {
        for (String missing : new String[] {"exp", "household", "iss", "sub"}) {
            String token = signed(claims().claim(missing, null).build());

            assertThatExceptionOfType(InvalidTokenException.class).as(missing).isThrownBy(() -> verifier(NOW)
                    .verify(token));
        }
    }

    @Test
    void scopesOfALaterVersionAreLeftOut() throws Exception {
        String token =
                signed(claims().claim("scope", "receipts:write recipes:cook").build());

        assertThat(verifier(NOW).verify(token).scopes()).containsExactly(Scope.RECEIPTS_WRITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a.b.c", "..", "eyJhbGciOiJIUzI1NiJ9..x"})
    void whatIsNoTokenOpensNothing(String text) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier(NOW).verify(text));
    }

    @Test
    void aSecretThatIsTooShortIsRefused() throws Exception {
        Path file = Files.write(directory.resolve("short"), new byte[8]);

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> TokenSecret.loadOrCreate(file));
    }

    @ParameterizedTest
    @EnumSource
    void everyScopeIsFoundByItsWireName(Scope scope) {
        assertThat(scope.wireName()).matches("[a-z]+(:(read|write))?");
        assertThat(Scope.ofWireName(scope.wireName())).contains(scope);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("bitebudget")
                .subject("user-1")
                .claim("household", WHO.household())
                .claim("scope", "receipts:write")
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private String signed(JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(secret.bytes()));
        return token.serialize();
    }

    private TokenVerifier verifier(Instant now) {
        return new TokenVerifier(secret, at(now));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
