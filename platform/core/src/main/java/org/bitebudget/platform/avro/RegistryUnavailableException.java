package org.bitebudget.platform.avro;

/** The registry did not answer within the deadline. Says nothing about the record: trying again later makes sense. */
public final class RegistryUnavailableException extends RuntimeException {

    RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
