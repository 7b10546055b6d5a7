package org.bitebudget.platform.seal;

/** The household's key is gone, and with it everything that was sealed under it. Trying again does not help. */
public final class KeyDeletedException extends RuntimeException {

    private final String keyId;

    KeyDeletedException(String keyId) {
        super("the key " + keyId + " was deleted");
        this.keyId = keyId;
    }

    /** The key that is gone. */
    public String keyId() {
        return keyId;
    }
}
