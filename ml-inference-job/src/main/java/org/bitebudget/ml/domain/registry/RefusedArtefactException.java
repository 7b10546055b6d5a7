package org.bitebudget.ml.domain.registry;

import java.io.IOException;

/** An artefact can't be used; the message says which, why, and what to do. Whatever is in service stays. */
public final class RefusedArtefactException extends IOException {
    private static final long serialVersionUID = 1;

    public RefusedArtefactException(String message) {
        super(message);
    }

    public RefusedArtefactException(String message, Throwable cause) {
        super(message, cause);
    }
}
