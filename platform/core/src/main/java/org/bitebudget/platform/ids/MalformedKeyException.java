package org.bitebudget.platform.ids;

/** A record key that {@link Keys} did not write. */
public final class MalformedKeyException extends IllegalArgumentException {

    /** @param reason what is wrong with the key */
    public MalformedKeyException(String reason) {
        super(reason);
    }
}
