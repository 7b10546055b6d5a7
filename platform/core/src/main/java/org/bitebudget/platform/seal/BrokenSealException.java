package org.bitebudget.platform.seal;

/** The sealed bytes or their associated data were changed, or belong to another key. */
public final class BrokenSealException extends RuntimeException {

    BrokenSealException(String keyId, Throwable cause) {
        super("what was sealed under " + keyId + " does not open with it", cause);
    }
}
