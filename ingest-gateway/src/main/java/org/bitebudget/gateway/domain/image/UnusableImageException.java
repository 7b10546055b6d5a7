package org.bitebudget.gateway.domain.image;

/** A file that is no receipt image; the message says what to mend. */
public final class UnusableImageException extends Exception {

    private final ImageFault fault;

    UnusableImageException(ImageFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /** Kind of fault. */
    public ImageFault fault() {
        return fault;
    }
}
