package org.bitebudget.platform.avro;

/** The registry answered, and said no: an incompatible or invalid schema, an unknown id or subject. */
public final class RegistryRefusalException extends RuntimeException {

    private final int status;

    RegistryRefusalException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** HTTP status: 404 unknown, 409 incompatible, 422 invalid. */
    public int status() {
        return status;
    }
}
