package org.bitebudget.platform.avro;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Bytes that are no record of ours: wrong framing, unknown schema, a writer's schema that cannot be resolved, or a body
 * that does not follow its schema. A poison record: it belongs into the dead letters, trying again does not help.
 */
public final class UndecodableRecordException extends SerializationException {

    UndecodableRecordException(String message) {
        super(message);
    }

    UndecodableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
