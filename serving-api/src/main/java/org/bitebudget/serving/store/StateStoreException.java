package org.bitebudget.serving.store;

/** The store on disk could not be opened, read or written. */
public final class StateStoreException extends RuntimeException {

    public StateStoreException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
