package org.bitebudget.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.bitebudget.platform.token.InvalidTokenException;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.platform.token.TokenIssuer;
import org.bitebudget.platform.token.TokenSecret;
import org.bitebudget.platform.token.TokenVerifier;
import org.bitebudget.stack.home.StackHome;

/**
 * Makes tokens, and keeps the one that the command line's own requests use, so that all of them speak for one household.
 *
 * @param home where the secret and the token are
 */
public record OwnToken(StackHome home) {

    private static final Duration VALID_FOR = Duration.ofDays(365);

    /** The kept token; made at the first call, and again for the same household when it has expired or lacks a scope. */
    public String read() {
        try {
            Path file = home.ownToken();
            if (Files.exists(file)) {
                String kept = Files.readString(file).strip();
                if (isValid(kept)) {
                    return kept;
                }
            }
            String token = issue(household(), EnumSet.allOf(Scope.class), VALID_FOR);
            Files.createDirectories(file.getParent());
            Files.writeString(file, token + System.lineSeparator());
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The household of this home, chosen at random at the first call. */
    public String household() throws IOException {
        Path file = home.var().resolve("household");
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, UUID.randomUUID() + System.lineSeparator());
        }
        return Files.readString(file).strip();
    }

    /** A new token. */
    public String issue(String household, Set<Scope> scopes, Duration validFor) {
        TokenSecret secret = TokenSecret.loadOrCreate(home.tokenSecret());
        return new TokenIssuer(secret, Clock.systemUTC())
                .issue(new Principal(household, "command-line", scopes), validFor);
    }

    private boolean isValid(String token) {
        try {
            TokenVerifier verifier = new TokenVerifier(TokenSecret.loadOrCreate(home.tokenSecret()), Clock.systemUTC());
            return verifier.verify(token).scopes().containsAll(EnumSet.allOf(Scope.class));
        } catch (InvalidTokenException e) {
            return false;
        }
    }
}
