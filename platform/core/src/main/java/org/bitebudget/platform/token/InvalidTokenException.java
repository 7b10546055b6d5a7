package org.bitebudget.platform.token;

/** A bearer token that opens nothing: not ours, changed, expired, or not a token at all. */
public final class InvalidTokenException extends Exception {

    InvalidTokenException(String reason) {
        super(reason);
    }

    InvalidTokenException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
