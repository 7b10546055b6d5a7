package org.bitebudget.ocr.batch;

/** A file given to a command can't be used; the message says which and why. */
public final class BadFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadFileException(String message) {
        super(message);
    }
}
